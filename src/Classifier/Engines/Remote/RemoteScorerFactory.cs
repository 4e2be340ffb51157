using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>Makes a scorer over an inference server.</summary>
internal static class RemoteScorerFactory
{
    /// <summary>Asks the server for its model, readies the prompt and the label words there, and starts collecting.</summary>
    /// <exception cref="ScorerFileException">The scorer needs hidden states, or was fitted with another model or prompt.</exception>
    /// <exception cref="PromptFileException">The prompt file is missing or faulty.</exception>
    /// <exception cref="RemoteEngineException">The server doesn't answer, or can't do it.</exception>
    internal static async Task<RemoteSentenceScorer> CreateAsync(
        ScorerOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var (scorer, scorerSha256) = ScorerFile.Read(options.Scorer ?? ScorerFile.ZeroShot);
        var verbalizer = scorer.ToVerbalizer();
        if (!verbalizer.ReadsLabels)
        {
            throw new ScorerFileException(
                scorer.Name,
                $"reads the model's hidden states, which an inference server doesn't give: take --scorer {ScorerFile.ZeroShot}, or one of label words");
        }

        var prompt = PromptLibrary.Read(options.Prompt ?? scorer.Prompt);
        if (options.AsksForWords || prompt.Rank != RankMode.Raw)
            throw new EngineException("shots, written answers and rank modes other than raw need a model in this process, not on an inference server");
        var logger = loggers.CreateLogger<RemoteSentenceScorer>();
        var client = new RemoteClient(options.Remote, time, logger);
        try
        {
            var reader = Reader(client, options.Remote, prompt);
            await reader.PrepareAsync(cancellationToken).ConfigureAwait(false);
            var identity = Identity(options.Remote.Kind, reader, prompt, scorer.IsFitted ? scorerSha256 : null);
            SentenceScorerFactory.CheckFit(scorer, identity.ModelSha256, identity.ModelForm, prompt);
            Log.RemoteReady(logger, client.Url, options.Remote.Kind, reader.Model.Name, reader.Model.ContextTokens);
            return new RemoteSentenceScorer(client, reader, verbalizer, prompt.Subjective.Count, identity, options.Remote, time);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static LabelReader Reader(RemoteClient client, RemoteOptions options, PromptFile prompt) => options.Kind switch
    {
        RemoteKinds.LlamaServer => new LlamaServerReader(client, options, prompt),
        RemoteKinds.Vllm => new VllmScoringReader(client, options, prompt),
        RemoteKinds.VllmCompletions => new VllmCompletionsReader(client, options, prompt),
        RemoteKinds.Sglang => new SglangReader(client, options, prompt),
        _ => new OpenAiReader(client, options, prompt),
    };

    // No server tells its file's SHA-256. Its name, its kind and the prompt as it renders it stand for it; not its address, which may change.
    private static ScorerIdentity Identity(string kind, LabelReader reader, PromptFile prompt, string? verbalizerSha256)
    {
        var model = $"{kind}\n{reader.Model.Name}\n{reader.Template.Rendered}";
        return new ScorerIdentity(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model))),
            $"{kind} {reader.Model.Name}",
            $"{prompt.Name} {prompt.Version}",
            prompt.Sha256,
            prompt.LabelWords,
            verbalizerSha256);
    }
}

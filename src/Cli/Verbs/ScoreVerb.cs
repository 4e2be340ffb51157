using System.CommandLine;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Engines.Remote;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream score</c>.</summary>
internal static class ScoreVerb
{
    // Enough to fill the engine's batches; what is read ahead is bounded by it.
    private const int InFlight = 512;

    private static readonly Argument<FileInfo?> File = new("FILE")
    {
        Description = "Text file with a sentence a line; default: standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Verb(
            "score",
            """
            Scores sentences: no broker, no database. A line of input is a sentence, blank lines are left out; prints NDJSON in input order:
            {"text","p_subjective","label","log_odds","scorer"}, with "error" in place of the score where a sentence can't be scored.
            Shots, --rank and --mode generate are answered in label words: without --scorer they take zero-shot.
            """,
            """
            echo 'This shameful law betrays us all.' | ./stream score
            ./stream score sentences.txt --scorer zero-shot
            ./stream score sentences.txt --rank length
            ./stream score sentences.txt --mode generate --temperature 0.7 --seed 3
            ./stream score sentences.txt --prompt guideline --shots 8 --shots-from train.tsv
            ./stream score sentences.txt --prompt guideline --shots 4 --shots-from train.tsv --shots-by nearest
            ./stream score sentences.txt --engine http://gpu-host:8000 --engine-kind vllm
            """) { File };
        AnswerOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        using var input = Open(command.GetValue(File));
        var level = command.GetValue(GlobalOptions.Verbose) ? LogLevel.Debug : LogLevel.Warning;
        using var logs = LoggerFactory.Create(logging => Logs.Configure(logging, level));
        await using var loaded = await LoadedScorer.LoadAsync(AnswerOptions.Apply(Configurations.Read(command), command), logs, cancellationToken).ConfigureAwait(false);
        loaded.Warn();
        var scorer = loaded.Scorer;
        var lines = Channel.CreateBounded<Task<ScoreLine>>(InFlight);
        var printing = PrintAsync(lines.Reader, cancellationToken);
        while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                await lines.Writer.WriteAsync(ScoreAsync(scorer, line, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        lines.Writer.Complete();
        var failed = await printing.ConfigureAwait(false);
        if (failed > 0)
            Console.Error.WriteLine($"stream: {failed} sentences could not be scored");
        return failed == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static StreamReader Open(FileInfo? file)
    {
        if (file is null)
            return new StreamReader(Console.OpenStandardInput());
        try
        {
            return file.OpenText();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"can't read {file}: {e.Message}", inner: e);
        }
    }

    private static async Task<ScoreLine> ScoreAsync(ISentenceScorer scorer, string text, CancellationToken cancellationToken)
    {
        try
        {
            var judgement = await scorer.ScoreAsync(text, cancellationToken).ConfigureAwait(false);
            return new ScoreLine(
                text,
                Math.Round(judgement.PSubjective, 6),
                judgement.Label,
                Math.Round(judgement.LogOdds, 6),
                scorer.Identity.Key,
                judgement.LogLabelMass is { } mass ? Math.Round(Math.Exp(mass), 9) : null,
                null);
        }
        catch (Exception e) when (e is SentenceTooLongException or UnreadableAnswerException or RemoteEngineException { IsTransient: false })
        {
            return new ScoreLine(text, null, null, null, scorer.Identity.Key, null, e.Message);
        }
    }

    // Apart from the reading, so that a slow writer of standard input gets each answer when it is there.
    private static async Task<int> PrintAsync(ChannelReader<Task<ScoreLine>> lines, CancellationToken cancellationToken)
    {
        var failed = 0;
        await foreach (var pending in lines.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            var line = await pending.ConfigureAwait(false);
            JsonOutput.WriteLine(line);
            failed += line.Error is null ? 0 : 1;
        }

        return failed;
    }
}

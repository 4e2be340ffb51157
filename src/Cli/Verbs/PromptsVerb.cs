using System.CommandLine;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream prompts</c>.</summary>
internal static class PromptsVerb
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Name of a shipped prompt, or a file" };

    private static readonly Option<string> Sentence = new("--sentence") { Description = "The sentence to put into it", HelpName = "TEXT", Required = true };

    public static Command Create()
    {
        var list = new Command("list", "Lists the prompts that ship with the program, a JSON object a line.");
        list.SetAction(_ => List());
        var show = new Command("show", "Checks a prompt and prints its text.") { Name };
        show.SetAction(Show);
        var render = new Verb(
            "render",
            """
            Prints the tokens that the model sees for a sentence, an NDJSON line each: {"position","id","piece","part"}; the part is prefix for
            what all sentences share, else sentence. Then a line a label word with the tokens that are ranked.
            """,
            """
            ./stream prompts render guideline --sentence 'It rained.'
            ./stream prompts render my-prompt.md --sentence 'It rained.' --model llama.gguf
            """) { Name, Sentence };
        render.SetAction(RenderAsync);
        return new Command("prompts", "Looks at prompts.") { list, show, render };
    }

    private static int List()
    {
        foreach (var p in PromptLibrary.List())
            JsonOutput.WriteLine(new { p.Name, p.Version, p.Language, Form = p.Form.ToString(), p.Subjective, p.Objective, p.Sha256, p.Description, p.Measured });
        return ExitCodes.Fine;
    }

    private static int Show(ParseResult command)
    {
        Console.Out.WriteLine(PromptLibrary.Read(command.GetRequiredValue(Name)).Body);
        return ExitCodes.Fine;
    }

    private static async Task<int> RenderAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var prompt = PromptLibrary.Read(command.GetRequiredValue(Name));
        var options = ScorerSettings.Read(Configurations.Read(command));
        using var logs = LoggerFactory.Create(logging => Logs.Configure(logging, LogLevel.Warning));
        var file = await ModelPreparation.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        using var model = await Task.Run(() => LlamaModel.Load(file, options.Placement, options.Native, logs), cancellationToken).ConfigureAwait(false);
        var rendered = prompt.Form == PromptForm.Chat ? model.RenderChat(prompt.Body) : prompt.Body;
        var frame = PromptFrame.Create(model.Vocabulary, rendered.Replace(PromptFile.ShotsPlace, "", StringComparison.Ordinal));
        var prefix = frame.Prefix.Tokens.ToArray();
        int[] tokens = [.. prefix, .. frame.Tokenize(command.GetRequiredValue(Sentence), file.Shape.TrainedContext)];
        for (var i = 0; i < tokens.Length; i++)
            JsonOutput.WriteLine(new { Position = i, Id = tokens[i], Piece = model.Vocabulary.Detokenize([tokens[i]]), Part = i < prefix.Length ? "prefix" : "sentence" });
        foreach (var (label, words) in new[] { ("SUBJ", prompt.Subjective), ("OBJ", prompt.Objective) })
        {
            foreach (var word in words)
                JsonOutput.WriteLine(new { Label = label, Word = word, Ids = frame.TokenizeLabel(word) });
        }

        return ExitCodes.Fine;
    }
}

using System.CommandLine;
using System.Globalization;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Models;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream model info</c>.</summary>
internal static class ModelInfoVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "As one JSON object" };

    public static Command Create()
    {
        var command = new Verb(
            "info",
            "Prints what a GGUF file is, from its header: sizes, quantisation, tokenizer, and the memory that it would take.",
            """
            ./stream model info
            ./stream model info mixtral-8x7b.Q4_K_M.gguf --json
            """) { ModelVerb.Name, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult command)
    {
        var options = ScorerSettings.Read(Configurations.Read(command));
        var report = ModelReport.Read(ModelFile.Locate(command.GetValue(ModelVerb.Name), options.FormsFolder).Path, options);
        if (command.GetValue(Json))
            JsonOutput.WriteLine(report);
        else
            Print(report);
        return ExitCodes.Fine;
    }

    private static void Print(ModelReport report)
    {
        Row("file", $"{report.File}, {MemoryCheck.Size(report.Bytes)}");
        Row("kind", report.Kind);
        Row("name", report.Name);
        Row("architecture", report.Architecture);
        Row("licence", report.License);
        Row("parameters", Number($"{report.Parameters:N0}"));
        Row("quantisation", Number($"{string.Join(", ", report.Types.Select(t => $"{t.Key} {MemoryCheck.Size(t.Value)}"))}; {report.BitsPerWeight} bits a weight"));
        if (report.Shape is { } s)
        {
            Row("layers", Number($"{s.Layers}, width {s.Width}, feed-forward {s.FeedForward}"));
            Row("heads", Number($"{s.Heads} of {s.HeadSize}, {s.KeyValueHeads} in the cache"));
            Row("experts", s.Experts > 0 ? Number($"{s.Experts}, {s.ExpertsUsed} used a token") : null);
            Row("context", Number($"{s.TrainedContext:N0} tokens"));
            Row("vocabulary", Number($"{s.Vocabulary:N0} tokens, {(report.Tokenizer == "gpt2" ? "byte-pair encoding" : "SentencePiece")} ({report.Tokenizer})"));
            Row("chat template", report.ChatTemplate ? "yes" : "no: only prompts of the plain form");
        }

        if (report.Adapter is { } a)
            Row("adapter", Number($"{a.Type} of rank {a.Rank}, alpha {a.Alpha}, on {a.Tensors} tensors"));
        if (report.Memory is { } m)
        {
            Row("memory", Number(
                $"about {MemoryCheck.Size(m.Total)} on a CPU with a context of {m.ContextTokens}: weights {MemoryCheck.Size(m.Weights)}, cache {MemoryCheck.Size(m.Cache)}, compute {MemoryCheck.Size(m.Compute)}, outputs {MemoryCheck.Size(m.Outputs)}"));
        }

        Row("not run here", report.NotRun);
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Row(string name, string? value)
    {
        if (value is not null)
            Console.Out.WriteLine($"{name,-14}{value}");
    }
}

using System.CommandLine;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary>The labelled files of a verb. What is left out of them is told on standard error.</summary>
internal static class LabelledInput
{
    public static readonly Option<string[]> Data = new("--data")
    {
        Description = "Labelled sentences: columns sentence (or text) and label (SUBJ or OBJ). CSV by .csv, NDJSON by .jsonl or .ndjson, "
            + "else tab-separated without quoting",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads the files; both labels must be among them.</summary>
    public static IReadOnlyList<LabelledData> Read(ParseResult command)
    {
        var files = command.GetRequiredValue(Data).Select(LabelledFile.ReadAll).ToList();
        foreach (var line in files.SelectMany(f => f.Explain()))
            Console.Error.WriteLine($"stream: {line}");
        LabelledData.RequireBothLabels(files);
        return files;
    }
}

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>Finds the inputs that the arguments of a run mean.</summary>
internal static class OneOffInputs
{
    private static readonly string[] Endings =
    [
        ".xml", ".rss", ".atom", ".rdf", ".json", ".ndjson", ".jsonl", ".html", ".htm",
        ".html.gz", ".htm.gz", ".xml.gz", ".ndjson.gz", ".jsonl.gz", ".warc", ".warc.gz",
    ];

    /// <summary>Each file once in the order of its path, folders opened up; a URL as it is.</summary>
    internal static IReadOnlyList<string> Expand(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(a => !IsUrl(a) && Directory.Exists(a) ? Folder(a) : [a]).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether an argument is a URL.</summary>
    internal static bool IsUrl(string argument) =>
        argument.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || argument.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Folder(string path) =>
        Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(f => Array.Exists(Endings, e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal);
}

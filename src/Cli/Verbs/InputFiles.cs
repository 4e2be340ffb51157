namespace StreamSubjectivity.Cli.Verbs;

/// <summary>Files of the arguments <c>PATH…</c>: a file as it is, a folder with all below it, in a stable order.</summary>
internal static class InputFiles
{
    /// <summary>The path that stands for standard input, in the verbs that read documents whole.</summary>
    public const string StandardInput = "-";

    /// <summary>Expands folders, and leaves <see cref="StandardInput"/> as it is.</summary>
    public static IReadOnlyList<string> ExpandOrStandardInput(IEnumerable<string> paths, params string[] extensions) =>
        [.. paths.SelectMany(path => path == StandardInput ? [path] : Expand(path, extensions))];

    /// <summary>A document's bytes.</summary>
    /// <param name="file">A path, or <see cref="StandardInput"/>.</param>
    public static byte[] Read(string file)
    {
        if (file != StandardInput)
            return File.ReadAllBytes(file);
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Expands folders.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="extensions">Ends of names that are taken from folders, with the dot; a file that is named itself is always taken.</param>
    /// <exception cref="CommandException">A path isn't there, or a folder holds no such file.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths, params string[] extensions) =>
        [.. paths.SelectMany(path => Expand(path, extensions))];

    private static List<string> Expand(string path, string[] extensions)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new CommandException($"{path} is not there");
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => extensions.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0
            ? files
            : throw new CommandException($"{path} holds no file that ends in {string.Join(", ", extensions)}");
    }
}

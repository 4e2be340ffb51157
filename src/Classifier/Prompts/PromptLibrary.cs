namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>The prompts that ship with the program, and any other by path.</summary>
internal static class PromptLibrary
{
    private const string Folder = "prompts";

    /// <summary>Reads a shipped prompt by name, or any by path.</summary>
    /// <exception cref="PromptFileException">Missing or faulty.</exception>
    public static PromptFile Read(string nameOrPath)
    {
        if (File.Exists(nameOrPath))
            return PromptFile.Read(nameOrPath);
        var path = ShippedFiles.Find(Path.Combine(Folder, nameOrPath + ".md"))
            ?? throw new PromptFileException(nameOrPath, 1, "is neither a file nor a prompt that ships with the program");
        return PromptFile.Read(path);
    }

    /// <summary>All shipped prompts, by name.</summary>
    /// <exception cref="PromptFileException">One is faulty.</exception>
    public static IReadOnlyList<PromptFile> List() => ShippedFiles.Find(Folder) is { } folder
        ? [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(PromptFile.Read)]
        : [];
}

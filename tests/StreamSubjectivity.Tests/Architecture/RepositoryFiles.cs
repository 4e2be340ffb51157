namespace StreamSubjectivity.Tests.Architecture;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class RepositoryFiles
{
    private const string Landmark = "StreamSubjectivity.sln";

    /// <summary>Full path of the repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file or folder, by its path relative to the root.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>Text of a file, by its path relative to the root.</summary>
    public static string Read(string relative) => File.ReadAllText(Path(relative));

    /// <summary>Path relative to the root, with slashes.</summary>
    public static string Relative(string path) => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>C# files that people wrote under a folder: no migrations, which a tool lays out, and no build output.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "Migrations" or "obj" or "bin"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Landmark)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no {Landmark} above {AppContext.BaseDirectory}");
    }
}

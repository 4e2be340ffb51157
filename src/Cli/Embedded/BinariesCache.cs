using System.Text.Json;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>Copies of the server's programs, for when those under node_modules can't be used where they are.</summary>
internal static class BinariesCache
{
    /// <summary>Folder of root's that an unprivileged account reaches.</summary>
    public const string SystemDirectory = "/var/lib/stream-subjectivity";

    private static readonly string[] Parts = ["bin", "lib", "share"];

    /// <summary>Copies the package once and returns the copy. It appears under its name only when it is whole.</summary>
    public static string Copy(string package, bool forAnyAccount, Action<string> finish)
    {
        var root = forAnyAccount ? SystemDirectory : UserCache();
        var copy = Path.Combine(root, "native", $"postgres-{Version(package)}");
        if (Directory.Exists(copy))
            return copy;

        var partial = $"{copy}.{Path.GetRandomFileName()}";
        foreach (var part in Parts)
            CopyTree(new DirectoryInfo(Path.Combine(package, "native", part)), Path.Combine(partial, part));
        finish(partial);
        for (var folder = partial; folder.Length >= root.Length; folder = Path.GetDirectoryName(folder)!)
            Open(folder);
        try
        {
            Directory.Move(partial, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            Directory.Delete(partial, recursive: true);
        }

        return copy;
    }

    private static string UserCache()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "stream-subjectivity");
    }

    private static string Version(string package)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "package.json")));
        return json.RootElement.GetProperty("version").GetString()!;
    }

    private static void CopyTree(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        Open(to);
        foreach (var file in from.EnumerateFiles())
        {
            var copy = file.CopyTo(Path.Combine(to, file.Name));
            if (!OperatingSystem.IsWindows())
                copy.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead | ExecutableLike(copy.UnixFileMode);
        }

        foreach (var folder in from.EnumerateDirectories())
            CopyTree(folder, Path.Combine(to, folder.Name));
    }

    private static UnixFileMode ExecutableLike(UnixFileMode mode) =>
        (mode & UnixFileMode.UserExecute) != 0 ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : 0;

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder)
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }
}

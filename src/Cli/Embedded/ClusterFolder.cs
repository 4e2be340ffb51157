using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>
/// The server's own data and its password. They lie in the data folder, unless the program is root's and the account that the server
/// runs under can't reach it (it may be under /root): then the data lies under /var/lib, and the data folder records where.
/// </summary>
internal sealed class ClusterFolder
{
    private const string Name = "postgres";
    private readonly string dataFolder;
    private readonly string home;

    private ClusterFolder(string dataFolder, string home) => (this.dataFolder, this.home) = (dataFolder, home);

    /// <summary>What <c>postgres -D</c> takes.</summary>
    public string Path => System.IO.Path.Combine(home, Name);

    /// <summary>Password of the server's one user; only who may read the data folder's owner's files knows it.</summary>
    public string Password { get; private set; } = "";

    private static string LocationFile(string dataFolder) => System.IO.Path.Combine(dataFolder, "postgres.location");

    private string PasswordFile => System.IO.Path.Combine(dataFolder, "postgres.password");

    /// <summary>The cluster of a data folder, made where there is none.</summary>
    public static async Task<ClusterFolder> OpenAsync(
        string dataFolder, ServerCommand command, bool durable, ILogger logger, CancellationToken cancellationToken)
    {
        var cluster = new ClusterFolder(dataFolder, Locate(dataFolder, command.Account));
        if (Directory.Exists(cluster.Path))
            await cluster.CheckVersionAsync(command, cancellationToken);
        else
            await cluster.InitializeAsync(command, durable, logger, cancellationToken);
        if (!File.Exists(cluster.PasswordFile))
        {
            throw new EmbeddedPostgresException(
                $"{cluster.PasswordFile} is missing, and without it nobody gets into the data in {cluster.Path}. Put it back, or name another folder with --data.");
        }

        cluster.Password = File.ReadAllText(cluster.PasswordFile);
        return cluster;
    }

    /// <summary>The cluster of a data folder as it is, or null where there is none.</summary>
    public static ClusterFolder? Find(string dataFolder)
    {
        var location = LocationFile(dataFolder);
        var cluster = new ClusterFolder(dataFolder, File.Exists(location) ? File.ReadAllText(location).Trim() : dataFolder);
        if (!Directory.Exists(cluster.Path) || !File.Exists(cluster.PasswordFile))
            return null;
        cluster.Password = File.ReadAllText(cluster.PasswordFile);
        return cluster;
    }

    private static string Locate(string dataFolder, SystemAccount? account)
    {
        var record = LocationFile(dataFolder);
        if (File.Exists(record))
            return File.ReadAllText(record).Trim();
        if (account is null || SystemAccount.Reaches(dataFolder))
            return dataFolder;

        var home = System.IO.Path.Combine(BinariesCache.SystemDirectory, "data", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        Directory.CreateDirectory(home);
        File.WriteAllText(record, home);
        return home;
    }

    private async Task InitializeAsync(ServerCommand command, bool durable, ILogger logger, CancellationToken cancellationToken)
    {
        EmbeddedLog.PostgresIsMade(logger, Path);
        Directory.CreateDirectory(home);
        foreach (var rest in Directory.EnumerateDirectories(home, $"{Name}.new-*"))
            Directory.Delete(rest, recursive: true);

        WriteSecret(PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        // Made beside its place and then renamed: a program that is killed meanwhile leaves no half of a cluster behind.
        var staging = System.IO.Path.Combine(home, $"{Name}.new-{System.IO.Path.GetRandomFileName()}");
        Directory.CreateDirectory(staging);
        var secret = System.IO.Path.Combine(staging, "password");
        WriteSecret(secret, File.ReadAllText(PasswordFile));
        command.Account?.Own(staging);
        command.Account?.Own(secret);
        var made = System.IO.Path.Combine(staging, Name);
        string[] settings =
        [
            "-D", made, "-U", EmbeddedPostgres.User, "--auth=scram-sha-256", $"--pwfile={secret}", "--encoding=UTF8",
            // The server's own C.UTF-8: the same order of text on every system and version of its C library.
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
        ];
        var (exitCode, output) = await command.RunAsync(
            command.Binaries.Initdb, durable ? settings : [.. settings, "--no-sync"], cancellationToken);
        if (exitCode != 0)
            throw new EmbeddedPostgresException($"PostgreSQL's data folder {Path} can't be made (initdb ended with {exitCode}): {output}");

        Directory.Move(made, Path);
        Directory.Delete(staging, recursive: true);
    }

    private async Task CheckVersionAsync(ServerCommand command, CancellationToken cancellationToken)
    {
        var data = File.ReadAllText(System.IO.Path.Combine(Path, "PG_VERSION")).Trim();
        var (_, program) = await command.RunAsync(command.Binaries.Postgres, ["--version"], cancellationToken);
        if (!program.Contains($" {data}.", StringComparison.Ordinal))
        {
            throw new EmbeddedPostgresException(
                $"the data in {Path} is of PostgreSQL {data}, but the server here is {program}. " +
                "Carry it over with pg_dump and pg_restore, or name another data folder with --data.");
        }
    }

    private static void WriteSecret(string path, string secret)
    {
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, mode);
        file.Write(secret);
    }
}

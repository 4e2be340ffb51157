using System.Globalization;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>The account that the server runs under when the program is root's: PostgreSQL refuses to run as root.</summary>
internal sealed record SystemAccount(string Name, int UserId, int GroupId)
{
    private static readonly string[] Preferred = ["postgres", "nobody"];

    /// <summary>The account to drop to, or null where the program isn't root's.</summary>
    /// <exception cref="EmbeddedPostgresException">There is no such account.</exception>
    public static SystemAccount? ForServer()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;

        var accounts = File.ReadLines("/etc/passwd").Select(Parse).OfType<SystemAccount>().ToList();
        return Preferred.Select(name => accounts.Find(a => a.Name == name)).FirstOrDefault(a => a is not null)
            ?? throw new EmbeddedPostgresException(
                "PostgreSQL doesn't run as root, and this system has neither an account postgres nor nobody. " +
                "Run the program as an ordinary user, or name a server with --postgres.");
    }

    /// <summary>Whether the account reaches a path: every folder on the way is open to others. Owners and groups are left out on purpose.</summary>
    public static bool Reaches(string path)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && (folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
                return false;
        }

        return true;
    }

    /// <summary>Gives a file or folder, not what is in it, to the account.</summary>
    public void Own(string path)
    {
        if (LibC.ChangeOwner(path, UserId, GroupId) != 0)
            throw new EmbeddedPostgresException($"{path} can't be given to the account {Name}: {LibC.LastError()}");
    }

    private static SystemAccount? Parse(string line)
    {
        var fields = line.Split(':');
        return fields.Length > 3
            && int.TryParse(fields[2], CultureInfo.InvariantCulture, out var user)
            && int.TryParse(fields[3], CultureInfo.InvariantCulture, out var group)
                ? new(fields[0], user, group)
                : null;
    }
}

using System.Globalization;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>Keeps a second program off a data folder. The system drops the lock with the process, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <exception cref="DataFolderInUseException">Another program has the folder.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            var held = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // A file of its own: the locked one can't be opened by others.
            File.WriteAllText(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolderLock(held);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException($"the data folder {folder} is not writable for this user. Name another with --data.", e);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new DataFolderInUseException(folder, OwnerOf(folder));
        }
    }

    public void Dispose() => held.Dispose();

    private static string OwnerFile(string folder) => Path.Combine(folder, "lock.pid");

    private static int? OwnerOf(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(OwnerFile(folder)), CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

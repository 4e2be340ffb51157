using System.Diagnostics;
using StreamSubjectivity.Cli.Embedded;

namespace StreamSubjectivity.Faults;

/// <summary>A disk in memory that can be filled; only root may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 256;

    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Folder on it that the database server may write to.</summary>
    public string Folder => System.IO.Path.Combine(Path, "space");

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <exception cref="CantBeDoneHereException">Mounting isn't allowed.</exception>
    public static async Task<SmallDisk> MountAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            throw new CantBeDoneHereException("a small disk needs mounting a tmpfs, which only root on Linux may");
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("stream-disk-").FullName);
        if (await RunAsync("mount", ["-t", "tmpfs", "-o", $"size={Megabytes}m,mode=755", "tmpfs", disk.Path], cancellationToken).ConfigureAwait(false) != 0)
        {
            Directory.Delete(disk.Path);
            throw new CantBeDoneHereException("mounting a tmpfs isn't allowed here");
        }

        Directory.CreateDirectory(disk.Folder);
        SystemAccount.ForServer()?.Own(disk.Folder);
        return disk;
    }

    /// <summary>Fills what is free.</summary>
    public void Fill()
    {
        var block = new byte[1 << 16];
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full. What is less than a block is filled too.
            block = new byte[1 << 12];
            try
            {
                while (true)
                    file.Write(block);
            }
            catch (IOException)
            {
            }
        }
    }

    /// <summary>Frees what was filled.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", [Path], CancellationToken.None).ConfigureAwait(false);
        Directory.Delete(Path, recursive: true);
    }

    private static async Task<int> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }
}

using System.Diagnostics;

namespace StreamSubjectivity.Faults;

/// <summary>Signals to processes, by the system's own commands.</summary>
internal static class Signals
{
    public static async Task SendAsync(int process, string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>To a process and those that it started.</summary>
    public static async Task SendToTreeAsync(int process, string signal, CancellationToken cancellationToken)
    {
        using var children = Process.Start("pkill", [$"-{signal}", "-P", $"{process}"]);
        await children.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await SendAsync(process, signal, cancellationToken).ConfigureAwait(false);
    }
}

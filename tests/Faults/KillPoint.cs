using System.Diagnostics;
using System.Globalization;

namespace StreamSubjectivity.Faults;

/// <summary>At which call a process ends itself as by SIGKILL.</summary>
/// <param name="Place">The place.</param>
/// <param name="Call">The call of it, from 1.</param>
internal sealed record KillPoint(KillPlace Place, int Call)
{
    /// <summary>Ends this process; nothing is disposed or flushed.</summary>
    public static void Kill()
    {
        Process.GetCurrentProcess().Kill();
        new ManualResetEventSlim(false).Wait();
    }

    /// <summary>Reads <c>place:call</c>.</summary>
    public static KillPoint Parse(string text) => text.Split(':') is [var place, var call]
        ? new KillPoint(Enum.Parse<KillPlace>(place), int.Parse(call, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is no kill point");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}:{Call}");
}

namespace StreamSubjectivity.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>All is fine.</summary>
    public const int Fine = 0;

    /// <summary>The answer is no, or work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C before the work was done, as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}

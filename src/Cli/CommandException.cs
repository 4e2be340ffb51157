namespace StreamSubjectivity.Cli;

/// <summary>An end of a command that its user can do something about: the message says what, without a stack.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Failed, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The exit code of the program.</summary>
    public int ExitCode { get; } = exitCode;
}

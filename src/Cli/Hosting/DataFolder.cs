using System.CommandLine;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Where a run keeps its data.</summary>
internal static class DataFolder
{
    /// <summary>The folder of <c>--data</c>, else one under the user's data home (XDG Base Directory Specification 0.8); it exists on return.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <param name="subfolder">Subfolder of the default, so that the demo's articles never mix with real ones.</param>
    public static string Of(ParseResult command, string? subfolder = null)
    {
        var folder = command.GetValue(GlobalOptions.Data)?.FullName ?? Path.Combine(Home(), subfolder ?? "");
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"the data folder {folder} can't be made: {e.Message} Choose another with --data DIR.", inner: e);
        }
    }

    /// <summary>The default data folder of the user; it need not exist. For what is kept whatever data a verb works on, as caches.</summary>
    public static string Home() => Path.Combine(UserData(), "stream-subjectivity");

    private static string UserData()
    {
        // The specification has relative paths ignored.
        if (Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg))
            return xdg;
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local.Length > 0 ? local : Path.GetTempPath();
    }
}

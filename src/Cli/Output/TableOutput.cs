using Spectre.Console;

namespace StreamSubjectivity.Cli.Output;

/// <summary>Tables on standard output.</summary>
internal static class TableOutput
{
    // Wider than any table; rows end where their text does.
    private const int Unbounded = 4000;

    /// <summary>Writes a table as wide as the terminal; where none is there, a row is a line, so that URLs can be searched and cut out.</summary>
    public static void Write(Table table)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = Unbounded;
        AnsiConsole.Write(table);
    }
}

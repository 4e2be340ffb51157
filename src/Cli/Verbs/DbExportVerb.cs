using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream db export</c>.</summary>
internal static class DbExportVerb
{
    private static readonly Option<string?> Outlet = new("--outlet")
    {
        Description = "Key of the outlet, for example example.org; default: all",
        HelpName = "KEY",
    };

    private static readonly Option<string> Since = Day("--since", "First UTC day of publication");

    private static readonly Option<string> Until = Day("--until", "Last UTC day of publication");

    private static readonly Option<FileInfo> Out = new("--out")
    {
        Description = "The Parquet file to write",
        HelpName = "FILE",
        Required = true,
    };

    public static Command Create()
    {
        var export = new Verb(
            "export",
            "Writes scored sentences of an outlet and a period as Apache Parquet.",
            "./stream db export --outlet example.org --since 2026-01-01 --until 2026-03-31 --out scores.parquet") { Outlet, Since, Until, Out };
        export.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(
            command, (services, cancel) => ExportAsync(command, services, cancel), cancellationToken));
        return export;
    }

    private static async Task<int> ExportAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var selection = new ExportSelection(
            command.GetValue(Outlet), Parse(command.GetValue(Since)!), Parse(command.GetValue(Until)!));
        if (selection.Since > selection.Until)
            throw new CommandException("--since is after --until", ExitCodes.Usage);
        var outlets = services.GetRequiredService<IOutletQueries>();
        if (selection.OutletKey is { } key && await outlets.FindAsync(key, cancellationToken).ConfigureAwait(false) is null)
            throw new CommandException($"no outlet has the key '{key}'; ./stream sources lists them");

        var file = command.GetValue(Out)!.FullName;
        // Whoever reads the file finds it whole or not at all.
        var partial = file + ".partial";
        long rows;
        try
        {
            var output = File.Create(partial);
            await using (output.ConfigureAwait(false))
            {
                rows = await services.GetRequiredService<IScoreExport>()
                    .ExportAsync(selection, output, ProgressLines.Export(services.GetRequiredService<TimeProvider>()), cancellationToken).ConfigureAwait(false);
            }

            File.Move(partial, file, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        JsonOutput.WriteLine(new { File = file, Rows = rows, Bytes = new FileInfo(file).Length });
        return ExitCodes.Fine;
    }

    private static Option<string> Day(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "YYYY-MM-DD", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                result.AddError($"{name} takes a day as YYYY-MM-DD, not '{text}'");
        });
        return option;
    }

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

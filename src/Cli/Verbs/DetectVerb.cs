using System.CommandLine;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Detection;
using StreamSubjectivity.Alerts.Series;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream detect</c>.</summary>
internal static class DetectVerb
{
    private const int MostBadRowsShown = 10;
    private const string StandardInput = "-";

    private static readonly Argument<string> File = new("FILE")
    {
        Description = "Comma-, tab- or semicolon-separated: date, value and, where known, n (articles), se or sd; - for standard input",
    };

    private static readonly Option<string> Promise = new("--promise")
    {
        Description = "How often it may alarm by chance, in words",
        DefaultValueFactory = _ => "at most one false alarm a year",
        HelpName = "WORDS",
    };

    private static readonly Option<bool> Online = new("--online") { Description = "Alarms only: changes aren't dated afterwards" };

    private static readonly Option<bool> FailOnShift = new("--fail-on-shift") { Description = "End with 1 where a shift was found" };

    private static readonly Option<bool> Json = new("--json") { Description = "JSON objects only, nothing for people on standard error; a last one sums up" };

    public static Command Create()
    {
        var command = new Verb(
            "detect",
            """
            Finds lasting shifts in any daily series. An alarm is what the detector says day by day, without knowing what comes; a change is
            dated afterwards, over the whole series. One JSON object a line on standard output, in words on standard error. Rows that can't
            be read are reported with their line and left out, and the command ends with 1; a row without a value is a gap.
            """,
            """
            ./stream detect scores.csv
            ./stream detect scores.tsv --promise "one in 10 years"
            psql -c "COPY (SELECT day AS date, p_subjective AS value, articles AS n, p_subjective_sd AS sd FROM api.outlet_daily …) TO STDOUT CSV HEADER" | ./stream detect - --json
            ./stream detect scores.csv --online --fail-on-shift && echo calm
            """) { File, Promise, Online, FailOnShift, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var promise = Understood(command.GetValue(Promise)!);
        var path = command.GetValue(File)!;
        using var lines = new DetectLines(command.GetValue(Json));
        using var input = Open(path);
        var reader = new DailySeriesReader(input);
        var scan = new SeriesScan(promise, dating: !command.GetValue(Online));
        var found = 0;
        try
        {
            // Days that come as they happen are judged one by one.
            if (path == StandardInput)
            {
                while (reader.Next(Report) is { } point)
                {
                    if (scan.Add(point, Changed) is { } alarm)
                        Alarmed(alarm);
                }
            }
            else
            {
                await foreach (var days in SeriesReadAhead.ReadAsync(reader, Report, cancellationToken))
                    await scan.AddAsync(days, Alarmed, Changed);
                await scan.CatchUpAsync(Changed);
            }
        }
        catch (SeriesFileException e)
        {
            throw new CommandException($"{path}({e.Line}): {e.Message}", inner: e);
        }

        foreach (var shift in scan.Finish())
            Changed(shift);
        if (scan.Days == 0)
            throw new CommandException($"{path} holds no day that could be read");
        lines.Summary(scan, reader, promise, found);
        return reader.BadRows > 0 || (found > 0 && command.GetValue(FailOnShift)) ? ExitCodes.Failed : ExitCodes.Fine;

        void Alarmed(SeriesAlarm alarm)
        {
            found++;
            lines.Alarm(alarm);
        }

        void Changed(DatedShift shift)
        {
            found++;
            lines.Change(shift);
        }

        void Report(BadRow row)
        {
            if (reader.BadRows <= MostBadRowsShown)
                Console.Error.WriteLine($"{path}({row.Line}): {row.Reason}");
        }
    }

    private static FalseAlarmPromise Understood(string words)
    {
        try
        {
            return FalseAlarmPromise.Parse(words);
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message, ExitCodes.Usage, e);
        }
    }

    private static TextReader Open(string path)
    {
        if (path == StandardInput)
            return Console.In;
        if (!System.IO.File.Exists(path))
            throw new CommandException($"{path} is not there");
        return new StreamReader(path, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
    }
}

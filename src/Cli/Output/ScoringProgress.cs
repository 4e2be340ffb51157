using System.Globalization;
using Spectre.Console;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Output;

/// <summary>
/// Shows on standard error how far the work is: a bar in a terminal, a plain line every few seconds elsewhere, so that logs stay readable.
/// </summary>
internal sealed class ScoringProgress(TimeProvider time)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Standard error as a console that knows whether it is a terminal.</summary>
    public static IAnsiConsole Console { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    /// <summary>Says a step of the start.</summary>
    public static void Step(string what) => System.Console.Error.WriteLine(what + " …");

    /// <summary>Shows each state of <paramref name="states"/> until it ends, and returns the last.</summary>
    public Task<Coverage> ShowAsync(IAsyncEnumerable<Coverage> states, CancellationToken cancellationToken) =>
        System.Console.IsErrorRedirected ? LinesAsync(states, cancellationToken) : BarAsync(states, cancellationToken);

    private static async Task<Coverage> BarAsync(IAsyncEnumerable<Coverage> states, CancellationToken cancellationToken)
    {
        var last = new Coverage(0, 0, 0, 0, 0, 0);
        await Console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("Scoring");
                await foreach (var state in states.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    last = state;
                    bar.MaxValue = Math.Max(1, state.Sentences);
                    bar.Value = state.Scored + state.Dead;
                    bar.Description = Text(state);
                }
            }).ConfigureAwait(false);
        return last;
    }

    private async Task<Coverage> LinesAsync(IAsyncEnumerable<Coverage> states, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (last, shown, lineAt) = (new Coverage(0, 0, 0, 0, 0, 0), "", TimeSpan.MinValue);
        await foreach (var state in states.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            last = state;
            var (text, elapsed) = (Text(state), time.GetElapsedTime(started));
            if (text == shown || lineAt != TimeSpan.MinValue && elapsed - lineAt < LineEvery && state.Waiting > 0)
                continue;
            (shown, lineAt) = (text, elapsed);
            System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{elapsed.TotalSeconds,5:F0} s] {text}"));
        }

        return last;
    }

    private static string Text(Coverage state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{state.Articles} articles, {state.Scored} of {state.Sentences} sentences scored{Details(state)}");

    private static string Details(Coverage state) =>
        (state.PendingEntries > 0 ? $", {state.PendingEntries} entries to fetch" : "")
        + (state.Dead > 0 ? $", {state.Dead} that can't be scored" : "");
}

using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.Fetching;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>Ingest on request: feed files and URLs, article pages and URLs, NDJSON of articles, folders of all of them.</summary>
/// <param name="fetcher">Fetches URLs.</param>
/// <param name="articles">Where articles go.</param>
/// <param name="quarantine">Where goes what can't become one.</param>
/// <param name="drafter">Splits and cleans.</param>
/// <param name="boilerplate">Leaves out what outlets repeat.</param>
/// <param name="signal">Wakes the publisher of this process, if there is one.</param>
/// <param name="time">Measures the run.</param>
public sealed class OneOffIngest(
    IWebFetcher fetcher,
    IArticleStore articles,
    IQuarantine quarantine,
    ArticleDrafter drafter,
    OutletBoilerplate boilerplate,
    IngestSignal signal,
    TimeProvider time)
{
    private const int InputsAtATime = 4;

    /// <summary>
    /// Takes every input; one that fails is named in the summary and kept in the quarantine, and the rest goes on.
    /// </summary>
    /// <param name="pathsOrUrls">Files, folders and URLs.</param>
    /// <param name="options">How to take them.</param>
    /// <param name="progress">Hears of each input that is finished, or null.</param>
    /// <param name="cancellationToken">Stops the run; what was stored stays.</param>
    public async Task<IngestSummary> RunAsync(
        IReadOnlyList<string> pathsOrUrls,
        OneOffOptions options,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var inputs = OneOffInputs.Expand(pathsOrUrls);
        var tally = new IngestTally(inputs.Count, progress);
        var run = new OneOffRun(fetcher, new ArticleSink(articles, quarantine, drafter, boilerplate, signal, options, tally), tally, options);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = InputsAtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(inputs, parallel, async (input, token) =>
        {
            await run.TakeAsync(input, token);
            tally.Finish(input);
        });
        return tally.Summary(time.GetElapsedTime(started));
    }
}

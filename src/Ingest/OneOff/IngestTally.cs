using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>Counts what one run does. Safe for concurrent use.</summary>
internal sealed class IngestTally(int total, IProgress<IngestProgress>? progress)
{
    private readonly Lock gate = new();
    private readonly List<RejectedInput> rejected = [];
    private int files, feeds, added, updated, unchanged, sentences, done;

    internal void CountFile() => Interlocked.Increment(ref files);

    internal void CountFeed() => Interlocked.Increment(ref feeds);

    internal void Count(StoredArticle stored)
    {
        if (stored.Change == ArticleChange.Added)
            Interlocked.Increment(ref added);
        else if (stored.Change == ArticleChange.Updated)
            Interlocked.Increment(ref updated);
        else
            Interlocked.Increment(ref unchanged);
        Interlocked.Add(ref sentences, stored.NewSentences);
    }

    internal void Reject(RejectedInput input)
    {
        lock (gate)
            rejected.Add(input);
    }

    internal void Finish(string input) =>
        progress?.Report(
            new IngestProgress(input, Interlocked.Increment(ref done), total, added + updated + unchanged, sentences));

    internal IngestSummary Summary(TimeSpan elapsed) =>
        new(
            files,
            feeds,
            added,
            updated,
            unchanged,
            sentences,
            [.. rejected.OrderBy(r => r.Location, StringComparer.Ordinal)],
            Math.Round(elapsed.TotalSeconds, 3));
}

using System.Globalization;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>Writes the scores of seeded articles as the classifier does, batch by batch in the order of the articles.</summary>
internal sealed class ScoreLoad(IScoreStore store, StoreBenchmarkSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Writes the scores of the articles from the first to the last. Returns rows a second, and how many were new.</summary>
    public async Task<(double RowsPerSecond, long New)> RunAsync(
        int scorer, long first, long last, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var perBatch = Math.Max(1, settings.Batch / settings.SentencesPerArticle);
        var (started, reported) = (time.GetTimestamp(), time.GetTimestamp());
        long written = 0, rows = 0;
        var gate = new Lock();
        await Parallel.ForEachAsync(
            Batches(first, last, perBatch),
            new ParallelOptions { MaxDegreeOfParallelism = settings.Writers, CancellationToken = cancellationToken },
            async (batch, cancel) =>
            {
                var scores = Scores(batch.First, batch.Last);
                var result = await store.WriteAsync(scorer, scores, cancel);
                lock (gate)
                {
                    (written, rows) = (written + result.New, rows + scores.Length);
                    if (time.GetElapsedTime(reported) < Every)
                        return;
                    reported = time.GetTimestamp();
                    progress.Report(string.Create(
                        CultureInfo.InvariantCulture, $"{rows:N0} scores, {rows / time.GetElapsedTime(started).TotalSeconds:N0} a second"));
                }
            });
        return (rows / time.GetElapsedTime(started).TotalSeconds, written);
    }

    private static IEnumerable<(long First, long Last)> Batches(long first, long last, int size)
    {
        for (var at = first; at <= last; at += size)
            yield return (at, Math.Min(at + size - 1, last));
    }

    private SentenceScore[] Scores(long first, long last)
    {
        var scores = new SentenceScore[(last - first + 1) * settings.SentencesPerArticle];
        for (var i = 0; i < scores.Length; i++)
        {
            var (article, ordinal) = (first + (i / settings.SentencesPerArticle), i % settings.SentencesPerArticle);
            // Any number in 0..1 that follows from the sentence, with a mean that differs by article.
            var p = ((article * 31 % 101) + (ordinal * 37 % 53)) / 153.0;
            scores[i] = new(article, ordinal, new(p, Math.Log((p + .001) / (1.001 - p)), p >= .5));
        }

        return scores;
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using StreamSubjectivity.Ingest.Extraction;

namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>Measures extraction: its speed and, on pages that people have read, what it finds.</summary>
public static partial class ExtractMeasure
{
    private const int LeastPages = 40;
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(1);

    /// <summary>Extracts the pages, again and again until there were some dozens.</summary>
    /// <param name="pages">What to extract; not empty.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public static ExtractResult Run(IReadOnlyList<GoldPage> pages, CancellationToken cancellationToken)
    {
        var scores = new List<PageScore>();
        var refused = 0;
        foreach (var page in pages)
        {
            try
            {
                var found = PageExtractor.Extract(page.Bytes, page.Location, page.Url, null);
                scores.Add(Score(page, found));
            }
            catch (PageFormatException)
            {
                refused++;
            }
        }

        return new ExtractResult(
            Math.Round(Speed(pages, cancellationToken), 1),
            pages.Count,
            refused,
            Mean(scores.Select(s => s.F1)),
            Mean(scores.Select(s => (double?)(s.Title is { } t ? t ? 1 : 0 : null))),
            Mean(scores.Select(s => (double?)(s.Date is { } d ? d ? 1 : 0 : null))),
            scores);
    }

    private static PageScore Score(GoldPage page, ExtractedPage found) => new(
        page.Location,
        page.Paragraphs is null ? null : Math.Round(TokenF1(page.Paragraphs, found.Paragraphs), 4),
        page.Title is null ? null : Words([page.Title]).SequenceEqual(Words([found.Title ?? ""])),
        page.Published is null ? null : found.Published is { } date && (date - page.Published.Value).Duration() < SameTime,
        found.Rejection);

    private static double Speed(IReadOnlyList<GoldPage> pages, CancellationToken cancellationToken)
    {
        var rounds = (LeastPages / pages.Count) + 1;
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < rounds; i++)
        {
            foreach (var page in pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    PageExtractor.Extract(page.Bytes, page.Location, page.Url, null);
                }
                catch (PageFormatException)
                {
                }
            }
        }

        return pages.Count * rounds / Math.Max((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, 1e-3);
    }

    // Words as multisets, as the comparisons of extractors count them.
    private static double TokenF1(IEnumerable<string> expected, IEnumerable<string> found)
    {
        var left = Words(expected).CountBy(w => w).ToDictionary();
        var right = Words(found).CountBy(w => w).ToDictionary();
        var shared = left.Sum(w => Math.Min(w.Value, right.GetValueOrDefault(w.Key)));
        var all = left.Values.Sum() + right.Values.Sum();
        return all == 0 ? 1 : 2.0 * shared / all;
    }

    private static IEnumerable<string> Words(IEnumerable<string> texts) =>
        texts.SelectMany(t => Word().Matches(t.ToLowerInvariant()).Select(m => m.Value));

    private static double? Mean(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? Math.Round(known.Average(), 4) : null;

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

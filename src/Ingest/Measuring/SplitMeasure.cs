using System.Diagnostics;
using System.Text;
using StreamSubjectivity.Ingest.Splitting;

namespace StreamSubjectivity.Ingest.Measuring;

/// <summary>Measures the splitter: its speed and, on paragraphs whose sentences are known, its boundaries.</summary>
public static class SplitMeasure
{
    private const int LeastBytes = 4 << 20;

    /// <summary>Splits the paragraphs, again and again until some megabytes are done.</summary>
    /// <param name="paragraphs">What to split; not empty.</param>
    /// <param name="cancellationToken">Stops between two rounds.</param>
    public static SplitResult Run(IReadOnlyList<GoldParagraph> paragraphs, CancellationToken cancellationToken)
    {
        var splitter = new SentenceSplitter();
        int right = 0, wrong = 0, missed = 0, lost = 0, sentences = 0;
        foreach (var paragraph in paragraphs)
        {
            var spans = splitter.Split(paragraph.Text, paragraph.Language);
            sentences += spans.Count;
            if (string.Concat(spans.Select(s => paragraph.Text.AsSpan(s.Start, s.Length).ToString())) != paragraph.Text)
                lost++;
            if (paragraph.Starts is not { } gold)
                continue;
            var hits = spans.Skip(1).Count(s => gold.Contains(s.Start));
            right += hits;
            wrong += spans.Count - 1 - hits;
            missed += gold.Count - hits;
        }

        var known = paragraphs.Any(p => p.Starts is not null);
        return new SplitResult(
            Math.Round(Speed(splitter, paragraphs, cancellationToken), 2),
            Math.Round(Speed(new SentenceSplitter(new RuleBoundaryFinder()), paragraphs, cancellationToken), 2),
            splitter.UsesIcu,
            paragraphs.Count,
            sentences,
            lost,
            known ? Ratio(right, right + wrong) : null,
            known ? Ratio(right, right + missed) : null,
            known ? Ratio(2 * right, (2 * right) + wrong + missed) : null);
    }

    // Processor time of this one thread: what else the machine does is no matter of the splitter's.
    private static double Speed(SentenceSplitter splitter, IReadOnlyList<GoldParagraph> paragraphs, CancellationToken cancellationToken)
    {
        var round = paragraphs.Sum(p => (long)Encoding.UTF8.GetByteCount(p.Text));
        var rounds = (int)((LeastBytes / Math.Max(1, round)) + 1);
        var best = 0.0;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < rounds; i++)
            {
                foreach (var paragraph in paragraphs)
                    splitter.Split(paragraph.Text, paragraph.Language);
            }

            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            best = Math.Max(best, round * rounds / 1e6 / Math.Max(seconds, 1e-3));
        }

        return best;
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : Math.Round((double)part / whole, 4);
}

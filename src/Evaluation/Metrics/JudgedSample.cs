namespace StreamSubjectivity.Evaluation.Metrics;

/// <summary>
/// Judged sentences laid out so that a bootstrap resample is a list of counts: sorted once by score, every figure is then one pass.
/// </summary>
internal sealed class JudgedSample
{
    /// <summary>Bins of the calibration error.</summary>
    internal const int Bins = 10;

    private readonly JudgedSentence[] sentences;

    /// <summary>Sorts.</summary>
    internal JudgedSample(IEnumerable<JudgedSentence> sentences) => this.sentences = [.. sentences.OrderBy(s => s.PSubjective)];

    /// <summary>How many.</summary>
    internal int Count => sentences.Length;

    /// <summary>The sentences by rising P(SUBJ).</summary>
    internal IReadOnlyList<JudgedSentence> Sorted => sentences;

    /// <summary>The figures where sentence i counts <paramref name="times"/>[i] times.</summary>
    internal SampleFigures Measure(ReadOnlySpan<int> times)
    {
        int hits = 0, alarms = 0, misses = 0, rejections = 0;
        double squares = 0, losses = 0;
        Span<double> gaps = stackalloc double[Bins];
        for (var i = 0; i < sentences.Length; i++)
        {
            var (p, said, subjective) = sentences[i];
            var n = times[i];
            hits += said && subjective ? n : 0;
            alarms += said && !subjective ? n : 0;
            misses += !said && subjective ? n : 0;
            rejections += !said && !subjective ? n : 0;
            var error = p - (subjective ? 1 : 0);
            squares += n * error * error;
            losses -= n * Math.Log(Math.Max(1e-15, subjective ? p : 1 - p));
            gaps[BinOf(p)] += n * error;
        }

        var all = hits + alarms + misses + rejections;
        double gap = 0;
        foreach (var bin in gaps)
            gap += Math.Abs(bin);
        return new SampleFigures(
            new Confusion(hits, alarms, misses, rejections), Auc(times, hits + misses, alarms + rejections), gap / all, squares / all, losses / all);
    }

    /// <summary>The bin of a probability.</summary>
    internal static int BinOf(double p) => Math.Clamp((int)(p * Bins), 0, Bins - 1);

    // The chance that a SUBJ sentence scores above an OBJ one, ties half.
    private double? Auc(ReadOnlySpan<int> times, long positives, long negatives)
    {
        if (positives == 0 || negatives == 0)
            return null;
        double pairs = 0;
        long below = 0;
        for (var i = 0; i < sentences.Length;)
        {
            long up = 0, down = 0;
            var score = sentences[i].PSubjective;
            for (; i < sentences.Length && sentences[i].PSubjective.Equals(score); i++)
            {
                if (sentences[i].Subjective)
                    up += times[i];
                else
                    down += times[i];
            }

            pairs += up * (below + (down / 2.0));
            below += down;
        }

        return pairs / ((double)positives * negatives);
    }
}

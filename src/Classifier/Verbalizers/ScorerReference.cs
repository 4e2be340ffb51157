using System.Text.Json.Serialization;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>How the sentences looked that a scorer was fitted on: what later ones are held against. Quantiles, evenly spaced from 0 to 1.</summary>
/// <param name="LogOdds">Of log-odds, by fits that did not see the sentence.</param>
/// <param name="Words">Of words of a sentence.</param>
/// <param name="LogLabelMass">Of ln of the probability of all label words; null where the scorer doesn't read them.</param>
internal sealed record ScorerReference(
    [property: JsonRequired] IReadOnlyList<double> LogOdds,
    [property: JsonRequired] IReadOnlyList<double> Words,
    IReadOnlyList<double>? LogLabelMass = null)
{
    private const int Parts = 20;

    /// <summary>The quantiles of sentences.</summary>
    internal static ScorerReference Of(IReadOnlyList<double> logOdds, IEnumerable<string> sentences, IReadOnlyList<double>? logLabelMasses = null) =>
        new(Quantiles(logOdds), Quantiles([.. sentences.Select(s => (double)CountWords(s))]), logLabelMasses is null ? null : Quantiles(logLabelMasses));

    /// <summary>Words of a sentence: what white space parts.</summary>
    internal static int CountWords(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>What is wrong with it; null for nothing.</summary>
    internal string? Fault() => Rises(LogOdds) && Rises(Words) && (LogLabelMass is null || Rises(LogLabelMass)) ? null : "holds a reference whose quantiles don't rise";

    private static bool Rises(IReadOnlyList<double> values) =>
        values.Count > 1 && values.All(double.IsFinite) && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second);

    private static double[] Quantiles(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return [.. Enumerable.Range(0, Parts + 1).Select(q => Math.Round(sorted[(int)Math.Round(q * (sorted.Length - 1) / (double)Parts)], 4))];
    }
}

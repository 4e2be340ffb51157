using Lingua;

namespace StreamSubjectivity.Ingest.Languages;

/// <summary>
/// Lingua in its low-accuracy mode over the languages of large news markets: few models are kept in memory, and beyond a sentence
/// or two it is as good as the high one.
/// </summary>
internal sealed class LinguaDetector : ILanguageDetector
{
    /// <summary>What stands for an unknown language (BCP 47).</summary>
    internal const string Undetermined = "und";

    // Below, words that several languages share decide.
    private const int ShortestText = 40;
    private const int Sample = 1500;
    private const double LeastDistance = 0.05;

    private static readonly Lazy<LanguageDetector> Detector = new(() => LanguageDetectorBuilder
        .FromLanguages(
            Language.Arabic,
            Language.Bulgarian,
            Language.Chinese,
            Language.Czech,
            Language.Danish,
            Language.Dutch,
            Language.English,
            Language.Finnish,
            Language.French,
            Language.German,
            Language.Greek,
            Language.Hebrew,
            Language.Hindi,
            Language.Hungarian,
            Language.Italian,
            Language.Japanese,
            Language.Korean,
            Language.Bokmal,
            Language.Persian,
            Language.Polish,
            Language.Portuguese,
            Language.Romanian,
            Language.Russian,
            Language.Spanish,
            Language.Swedish,
            Language.Turkish,
            Language.Ukrainian)
        .WithLowAccuracyMode()
        .WithMinimumRelativeDistance(LeastDistance)
        .Build());

    public string Detect(string text)
    {
        if (text.Length < ShortestText && text.Count(char.IsLetter) < ShortestText / 2)
            return Undetermined;
        var language = Detector.Value.DetectLanguageOf(text.Length > Sample ? text[..Sample] : text);
        if (language == Language.Unknown)
            return Undetermined;
        return language.IsoCode6391().ToString().ToLowerInvariant();
    }
}

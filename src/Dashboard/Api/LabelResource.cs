using StreamSubjectivity.Dashboard.Pages;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What a person said of a sentence, and what the scorer had said.</summary>
internal sealed record LabelResource(
    long Article,
    int Ordinal,
    string Text,
    string Language,
    string Label,
    string By,
    DateTimeOffset At,
    string Origin,
    string? Scorer,
    double? PSubjective,
    string? ScorerLabel)
{
    public static LabelResource Of(SentenceLabel label) => new(
        label.Place.Article,
        label.Place.Ordinal,
        label.Text,
        label.Language,
        label.Subjective ? "SUBJ" : "OBJ",
        label.By,
        label.At,
        LabelControl.NameOf(label.Origin),
        label.Scorer,
        label.PSubjective,
        label.SaidSubjective switch { true => "SUBJ", false => "OBJ", null => null });
}

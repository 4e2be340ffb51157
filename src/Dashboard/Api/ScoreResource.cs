using StreamSubjectivity.Dashboard.Ports;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What was said of a sentence that was sent in; it isn't kept.</summary>
internal sealed record ScoreResource(
    double PSubjective, double LogOdds, string Label, double? LabelMass, string Scorer, string Prompt, string ModelForm, string? Rendered)
{
    public static ScoreResource Of(TrialAnswer answer) => new(
        answer.PSubjective,
        answer.LogOdds,
        answer.Subjective ? "SUBJ" : "OBJ",
        answer.LabelMass,
        answer.Scorer,
        answer.Prompt,
        answer.ModelForm,
        answer.Rendered);
}

using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What scores depend on.</summary>
internal sealed record ScorerResource(
    string Scorer, string ModelForm, string Prompt, string LabelWords, bool Active, DateTimeOffset Since)
{
    public static ScorerResource Of(ScorerListing scorer) => new(
        scorer.Key, scorer.ModelForm, scorer.Prompt, scorer.LabelWords, scorer.Active, scorer.Since);
}

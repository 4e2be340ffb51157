namespace StreamSubjectivity.Store.Queries;

/// <summary>A scorer that the store knows.</summary>
/// <param name="Key">Twelve hex digits that name it.</param>
/// <param name="ModelForm">The model's form, for example <c>Q4_1</c>.</param>
/// <param name="Prompt">Name and version of its prompt.</param>
/// <param name="LabelWords">The words whose likelihoods it ranks.</param>
/// <param name="Active">Whether new sentences are scored by it.</param>
/// <param name="Since">When it was first used.</param>
/// <param name="VerbalizerSha256">Its verbalizer file; null where label words alone decide.</param>
public sealed record ScorerListing(
    string Key, string ModelForm, string Prompt, string LabelWords, bool Active, DateTimeOffset Since, string? VerbalizerSha256 = null);

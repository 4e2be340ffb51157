namespace StreamSubjectivity.Dashboard.Api;

/// <summary>
/// A page of sentences. Work is bounded: <paramref name="Examined"/> sentences were held against the conditions, down to the day
/// <paramref name="ExaminedTo"/>, which is null where all were; <paramref name="NextPage"/> is null on the last page.
/// </summary>
internal sealed record SentencesResource(
    IReadOnlyList<HitResource> Sentences, string? NextPage, int Examined, int Matches, DateOnly? ExaminedTo);

using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A sentence; without a score it waits, unless there is a reason for it to have none.</summary>
internal sealed record SentenceResource(
    int Ordinal,
    int Position,
    int Paragraph,
    string Text,
    bool Quoted,
    double? PSubjective,
    double? LogOdds,
    string? Label,
    string? DeadReason)
{
    public static SentenceResource Of(SentenceReading sentence) => new(
        sentence.Ordinal,
        sentence.Position,
        sentence.Paragraph,
        sentence.Text,
        sentence.Quoted,
        sentence.Score?.PSubjective,
        sentence.Score?.LogOdds,
        sentence.Score?.Label,
        sentence.DeadReason);
}

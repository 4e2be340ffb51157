using System.Text.Json;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A source.</summary>
/// <param name="State"><c>active</c>, <c>paused</c> or <c>gone</c>.</param>
/// <param name="Failures">Polls that failed since the last success.</param>
/// <param name="Items">Items that were ever seen.</param>
/// <param name="ItemsWaiting">Items that are no article yet.</param>
internal sealed record SourceResource(
    long Id,
    string Url,
    string Outlet,
    string OutletName,
    string Kind,
    string State,
    int Failures,
    string? LastError,
    DateTimeOffset? LastPolled,
    DateTimeOffset NextPoll,
    long Items,
    long ItemsWaiting)
{
    public static SourceResource Of(SourceListing source) => new(
        source.Id,
        source.Url,
        source.Outlet,
        source.OutletName,
        Word(source.Kind),
        Word(source.State),
        source.Failures,
        source.LastError,
        source.LastPolled,
        source.NextPoll,
        source.Items,
        source.Waiting);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

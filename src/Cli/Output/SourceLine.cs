using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Output;

/// <summary>A source as a line of JSON.</summary>
internal sealed record SourceLine(
    string Outlet,
    string OutletName,
    string Url,
    string Kind,
    string State,
    int Failures,
    string? LastError,
    DateTimeOffset? LastPolled,
    DateTimeOffset NextPoll)
{
    public static SourceLine Of(Source source) => new(
        source.OutletKey,
        source.OutletName,
        source.Url,
        source.Kind.ToString().ToLowerInvariant(),
        source.State.ToString().ToLowerInvariant(),
        source.Failures,
        source.LastError,
        source.LastPolled?.ToUniversalTime(),
        source.NextPoll.ToUniversalTime());
}

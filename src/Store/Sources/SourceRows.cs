using System.Text;
using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

/// <summary>Statements on sources.</summary>
internal static class SourceRows
{
    /// <summary>Bytes of a URL that an index takes with room to spare.</summary>
    public const int MaxUrlBytes = 2000;

    private const string Columns =
        """
        s.id, s.outlet_id, o.key, s.url, s.etag, s.last_modified, s.state, s.failures, s.last_error, s.last_polled, s.next_poll
        """;

    private const string Insert =
        """
        INSERT INTO stream.sources (outlet_id, url, state, failures, next_poll) VALUES ($1, $2, 0, 0, $3) ON CONFLICT (url) DO NOTHING
        """;

    private const string Find = $"SELECT {Columns} FROM stream.sources s JOIN stream.outlets o ON o.id = s.outlet_id WHERE s.url = $1";

    private const string Claim =
        $"""
        WITH due AS (
            SELECT id FROM stream.sources
            WHERE state = 0 AND next_poll <= $2 AND (leased_until IS NULL OR leased_until <= $2)
            ORDER BY next_poll, id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED),
        claimed AS (UPDATE stream.sources s SET leased_until = $3 FROM due WHERE s.id = due.id RETURNING s.*)
        SELECT {Columns} FROM claimed s JOIN stream.outlets o ON o.id = s.outlet_id ORDER BY s.next_poll, s.id
        """;

    public static async Task<Source> AddAsync(
        NpgsqlConnection connection, NewSource source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IsUrl(source.Url))
            throw new ArgumentException($"{source.Url} is not an absolute http or https URL of at most {MaxUrlBytes} bytes", nameof(source));

        await connection.ExecuteAsync(Insert, cancellationToken, P(source.OutletId), P(source.Url), P(now));
        return (await connection.QueryAsync(Find, Read, cancellationToken, P(source.Url)))[0];
    }

    public static Task<List<Source>> ClaimAsync(
        NpgsqlConnection connection, int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.QueryAsync(Claim, Read, cancellationToken, P(limit), P(now), P(until));

    /// <summary>Whether a source may have this URL.</summary>
    public static bool IsUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && !url.Contains('\0', StringComparison.Ordinal)
        && Encoding.UTF8.GetByteCount(url) <= MaxUrlBytes;

    private static Source Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), (SourceState)row.GetInt16(6),
        row.GetInt32(7), row.Text(8), row.Nullable<DateTimeOffset>(9), row.GetFieldValue<DateTimeOffset>(10));
}

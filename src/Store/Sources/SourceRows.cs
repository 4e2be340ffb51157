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
        s.id, s.outlet_id, o.key, s.url, s.etag, s.last_modified, s.state, s.failures, s.last_error, s.last_polled, s.next_poll, s.kind,
        s.ttl, s.skip_hours, s.skip_days, o.name, o.homepage
        """;

    private const string Insert =
        """
        INSERT INTO stream.sources (outlet_id, url, state, failures, next_poll, kind, skip_hours, skip_days)
        VALUES ($1, $2, 0, 0, $3, $4, 0, 0) ON CONFLICT (url) DO NOTHING
        """;

    private const string Find = $"SELECT {Columns} FROM stream.sources s JOIN stream.outlets o ON o.id = s.outlet_id WHERE s.url = $1";

    private const string Get = $"SELECT {Columns} FROM stream.sources s JOIN stream.outlets o ON o.id = s.outlet_id WHERE s.id = $1";

    private const string Claim =
        $"""
        WITH candidates AS (
            SELECT id, host, next_poll FROM stream.sources s
            WHERE state = 0 AND next_poll <= $2 AND (leased_until IS NULL OR leased_until <= $2)
                AND NOT EXISTS (SELECT FROM stream.sources b WHERE b.host = s.host AND b.leased_until > $2)
            ORDER BY next_poll, id LIMIT $1 * 32),
        first AS (SELECT DISTINCT ON (host) id, next_poll FROM candidates ORDER BY host, next_poll, id),
        due AS (SELECT id FROM first ORDER BY next_poll, id LIMIT $1),
        claimed AS (UPDATE stream.sources s SET leased_until = $3 FROM due WHERE s.id = due.id RETURNING s.*)
        SELECT {Columns} FROM claimed s JOIN stream.outlets o ON o.id = s.outlet_id ORDER BY s.next_poll, s.id
        """;

    private const string Postpone = "UPDATE stream.sources SET next_poll = $2, leased_until = NULL WHERE id = $1";

    private const string SetState =
        """
        UPDATE stream.sources SET state = $2, next_poll = CASE WHEN $2 = 0 AND state <> 0 THEN $3 ELSE next_poll END,
            failures = CASE WHEN $2 = 0 THEN 0 ELSE failures END
        WHERE url = $1
        """;

    private const string Remove = "DELETE FROM stream.sources WHERE url = $1";

    public static async Task<Source> AddAsync(
        NpgsqlConnection connection, NewSource source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IsUrl(source.Url))
            throw new ArgumentException($"{source.Url} is not an absolute http or https URL of at most {MaxUrlBytes} bytes", nameof(source));

        await connection.ExecuteAsync(Insert, cancellationToken, P(source.OutletId), P(source.Url), P(now), P((short)source.Kind));
        return (await connection.QueryAsync(Find, Read, cancellationToken, P(source.Url)))[0];
    }

    public static Task<List<Source>> ClaimAsync(
        NpgsqlConnection connection, int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.QueryAsync(Claim, Read, cancellationToken, P(limit), P(now), P(until));

    public static async Task<Source> GetAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken) =>
        (await connection.QueryAsync(Get, Read, cancellationToken, P(id)))[0];

    public static Task<int> PostponeAsync(
        NpgsqlConnection connection, long id, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Postpone, cancellationToken, P(id), P(until.ToUniversalTime()));

    public static async Task<bool> SetStateAsync(
        NpgsqlConnection connection, string url, SourceState state, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(SetState, cancellationToken, P(url), P((short)state), P(now)) > 0;

    public static async Task<bool> RemoveAsync(NpgsqlConnection connection, string url, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(Remove, cancellationToken, P(url)) > 0;

    /// <summary>Whether a source may have this URL.</summary>
    public static bool IsUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && !url.Contains('\0', StringComparison.Ordinal)
        && Encoding.UTF8.GetByteCount(url) <= MaxUrlBytes;

    private static Source Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), (SourceState)row.GetInt16(6),
        row.GetInt32(7), row.Text(8), row.Nullable<DateTimeOffset>(9), row.GetFieldValue<DateTimeOffset>(10))
    {
        Kind = (SourceKind)row.GetInt16(11),
        Hints = new PublisherHints(row.Nullable<TimeSpan>(12), row.GetInt32(13), row.GetInt32(14)),
        OutletName = row.GetString(15),
        Homepage = row.Text(16),
    };

    /// <summary>Takes every lease back.</summary>
    public static Task<int> ReleaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE stream.sources SET leased_until = NULL WHERE leased_until IS NOT NULL", cancellationToken);
}

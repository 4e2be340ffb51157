using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Asks sources a page at a time; their items are counted for those of the page alone.</summary>
internal sealed class SourceQueries(Database database) : ISourceQueries
{
    private const string Listing =
        """
        SELECT s.id, s.url, s.key, s.name, s.kind, s.state, s.failures, s.last_error, s.last_polled, s.next_poll,
            (SELECT count(*) FROM stream.entries e WHERE e.source_id = s.id),
            (SELECT count(*) FROM stream.entries e WHERE e.source_id = s.id AND e.state = 0)
        """;

    private const string Sources = "FROM stream.sources s JOIN stream.outlets o ON o.id = s.outlet_id";

    public async Task<IReadOnlyList<SourceListing>> PageAsync(SourceFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        var (where, parameters) = Where(filter);
        return await database.ReadAsync(
            $"""
            {Listing} FROM (
                SELECT s.*, o.key, o.name {Sources} {where}
                ORDER BY lower(o.name), o.key, s.url, s.id OFFSET ${parameters.Count + 1} LIMIT ${parameters.Count + 2}) s
            ORDER BY lower(s.name), s.key, s.url, s.id
            """,
            Read,
            cancellationToken,
            [.. parameters, skip, limit]);
    }

    public async Task<long> CountAsync(SourceFilter filter, CancellationToken cancellationToken)
    {
        var (where, parameters) = Where(filter);
        return (await database.ReadAsync(
            $"SELECT count(*) {Sources} {where}", row => row.GetInt64(0), cancellationToken, [.. parameters]))[0];
    }

    public async Task<SourceListing?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            $"{Listing} FROM (SELECT s.*, o.key, o.name {Sources} WHERE s.id = $1) s", Read, cancellationToken, id)).FirstOrDefault();

    public async Task<SourceCounts> CountsAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            """
            SELECT count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 0 AND failures > 0),
                count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2)
            FROM stream.sources
            """,
            row => new SourceCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            cancellationToken))[0];

    public async Task<IReadOnlyList<QuarantineCount>> QuarantineAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            "SELECT kind, reason, count(*), max(at) FROM stream.quarantine GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 100",
            row => new QuarantineCount(row.GetString(0), row.GetString(1), row.GetInt64(2), row.Instant(3)),
            cancellationToken);

    private static (string Where, List<object> Parameters) Where(SourceFilter filter)
    {
        List<object> parameters = [];
        var conditions = new List<string>();
        if (filter.State is { } state)
        {
            parameters.Add((short)state);
            conditions.Add($"s.state = ${parameters.Count}");
        }

        if (filter.Failing is { } failing)
            conditions.Add(failing ? "s.state = 0 AND s.failures > 0" : "s.failures = 0");
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            // What a person types is no pattern.
            parameters.Add(filter.Text.Trim().Replace("\0", "", StringComparison.Ordinal).ToLowerInvariant());
            var text = $"${parameters.Count}";
            conditions.Add($"(strpos(lower(s.url), {text}) > 0 OR strpos(lower(o.name), {text}) > 0 OR strpos(o.key, {text}) > 0)");
        }

        return (conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}", parameters);
    }

    private static SourceListing Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        (SourceKind)row.GetInt16(4),
        (SourceState)row.GetInt16(5),
        row.GetInt32(6),
        row.Text(7),
        row.Value<DateTimeOffset>(8),
        row.Instant(9),
        row.GetInt64(10),
        row.GetInt64(11));
}

using StreamSubjectivity.Store.Connections;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Asks the system's own state.</summary>
internal sealed class StatusQueries(Database database) : IStatusQueries
{
    public async Task<IReadOnlyList<OutletCoverage>> CoverageAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            """
            SELECT outlet, articles::bigint, sentences::bigint, scored::bigint, dead::bigint, waiting::bigint, oldest_waiting
            FROM api.coverage
            """,
            row => new OutletCoverage(
                row.GetString(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetInt64(5),
                row.Value<DateTimeOffset>(6)),
            cancellationToken);

    public async Task<IReadOnlyList<ScorerListing>> ScorersAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            "SELECT scorer, model_form, prompt, label_words, active, since, verbalizer_sha256 FROM api.scorers ORDER BY active DESC, since DESC",
            row => new ScorerListing(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetBoolean(4),
                row.Instant(5),
                row.Text(6)),
            cancellationToken);

    public async Task<long> AlertChangesAsync(CancellationToken cancellationToken) => (await database.ReadAsync(
        "SELECT coalesce(max(id), 0) FROM stream.alert_transitions", row => row.GetInt64(0), cancellationToken))[0];

    public async Task PingAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync("SELECT 1", row => row.GetInt32(0), cancellationToken);
}

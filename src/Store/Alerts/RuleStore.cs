using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Alerts;

internal sealed class RuleStore(Database database) : IRuleStore
{
    private const string List = "SELECT name, text, updated, updated_by FROM stream.alert_rules ORDER BY name";

    private const string Save =
        """
        INSERT INTO stream.alert_rules (name, text, updated, updated_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE SET text = excluded.text, updated = excluded.updated, updated_by = excluded.updated_by
        """;

    private const string Drop = "DELETE FROM stream.alert_rules WHERE name = $1";

    public async Task<IReadOnlyList<StoredRule>> ListAsync(CancellationToken cancellationToken) => await database.RunAsync(
        c => c.QueryAsync(
            List, row => new StoredRule(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3)), cancellationToken),
        cancellationToken);

    public Task SaveAsync(StoredRule rule, CancellationToken cancellationToken) => database.RunAsync(
        c => c.ExecuteAsync(
            Save, cancellationToken, P(rule.Name), P(StorableText.Of(rule.Text)), P(rule.Updated.ToUniversalTime()), P(StorableText.Of(rule.UpdatedBy))),
        cancellationToken);

    public async Task<bool> DropAsync(string name, CancellationToken cancellationToken) =>
        await database.RunAsync(c => c.ExecuteAsync(Drop, cancellationToken, P(StorableText.Of(name))), cancellationToken) > 0;
}

using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts.Accounts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Accounts;

internal sealed class ProtectionKeys(NpgsqlDataSource source, TimeProvider clock) : IProtectionKeys
{
    private const string Select = "SELECT xml FROM stream.protection_keys ORDER BY id";

    private const string Insert = "INSERT INTO stream.protection_keys (name, xml, created) VALUES ($1, $2, $3)";

    public IReadOnlyList<string> List() => Run(connection =>
    {
        using var command = connection.Command(Select);
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
            keys.Add(reader.GetString(0));
        return keys;
    });

    public void Add(string name, string xml) => Run(connection =>
    {
        using var command = connection.Command(Insert, P(name), P(xml), P(clock.GetUtcNow()));
        return command.ExecuteNonQuery();
    });

    private T Run<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = source.OpenConnection();
            return work(connection);
        }
        catch (Exception e) when (ConnectionFaults.Translate(e, source.ConnectionString) is { } translated)
        {
            throw translated;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using StreamSubjectivity.Store;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class DatabaseMigratorTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_that_migrate_one_empty_database_at_once_all_succeed()
    {
        var address = await server.CreateEmptyDatabaseAsync(Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var store = TestStore.Services(address);
            await store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation);
        }));

        await using var after = TestStore.Services(address);
        await using var context = await after.Get<IDbContextFactory<StreamDbContext>>().CreateDbContextAsync(Cancellation);
        Assert.Equal(context.Database.GetMigrations().LongCount(), await after.ScalarAsync<long>("SELECT count(*) FROM stream.\"__EFMigrationsHistory\"", Cancellation));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        const string Objects = "SELECT string_agg(c.oid::text, ',' ORDER BY c.oid) FROM pg_class c WHERE relnamespace::regnamespace::text IN ('stream', 'api')";
        var before = await store.ScalarAsync<string>(Objects, Cancellation);
        await store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation);
        Assert.Equal(before, await store.ScalarAsync<string>(Objects, Cancellation));
    }

    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        await using var context = await store.Get<IDbContextFactory<StreamDbContext>>().CreateDbContextAsync(Cancellation);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_table_of_the_model_has_its_columns_in_the_database()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        await using var context = await store.Get<IDbContextFactory<StreamDbContext>>().CreateDbContextAsync(Cancellation);
        var modelled = context.Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties().Select(p => $"{t.GetTableName()}|{p.GetColumnName()}|{p.GetColumnType()}|{(p.IsNullable ? "YES" : "NO")}"));
        var stored = await store.RowsAsync(
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'stream'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                AND a.attnum > 0 AND c.relname <> '__EFMigrationsHistory'
            """,
            Cancellation);
        Assert.Equal(modelled.Order(), stored.Order());
    }

    [Fact]
    public async Task Every_column_for_analysts_is_commented()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        Assert.Empty(await store.RowsAsync(
            """
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.relnamespace = 'api'::regnamespace
                AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL)
            """,
            Cancellation));
    }

    [Fact]
    public async Task The_analyst_reads_every_view_and_nothing_else()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        await using var connection = await store.Database.OpenConnectionAsync(Cancellation);
        await using var become = new NpgsqlCommand("SET ROLE analyst", connection);
        await become.ExecuteNonQueryAsync(Cancellation);
        foreach (var view in new[] { "scorers", "sentence_scores", "article_scores", "outlet_daily", "coverage" })
        {
            await using var read = new NpgsqlCommand($"SELECT count(*) FROM api.{view}", connection);
            Assert.Equal(0L, await read.ExecuteScalarAsync(Cancellation));
        }

        await using var pry = new NpgsqlCommand("SELECT count(*) FROM stream.articles", connection);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => pry.ExecuteScalarAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task The_analyst_only_reads_and_not_for_longer_than_a_minute()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        Assert.Equal(
            ["default_transaction_read_only=on", "statement_timeout=60s"],
            await store.RowsAsync("SELECT unnest(rolconfig) FROM pg_roles WHERE rolname = 'analyst' ORDER BY 1", Cancellation));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));
        await store.ExecuteAsync("INSERT INTO stream.\"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '10.0.0')", Cancellation);
        var fault = await FaultOf(store);
        Assert.Contains("29990101000000_Later", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_rights_gets_a_message_that_names_what_to_grant()
    {
        var address = new NpgsqlConnectionStringBuilder(await server.CreateEmptyDatabaseAsync(Cancellation));
        await using (var owner = TestStore.Services(address.ConnectionString))
            await owner.ExecuteAsync("CREATE ROLE weak LOGIN PASSWORD 'weak'", Cancellation);
        address.Username = address.Password = "weak";
        await using var store = TestStore.Services(address.ConnectionString);
        Assert.Contains("Grant", (await FaultOf(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_who_may_not_make_roles_gets_everything_but_the_role()
    {
        var address = new NpgsqlConnectionStringBuilder(await server.CreateEmptyDatabaseAsync(Cancellation));
        await using (var owner = TestStore.Services(address.ConnectionString))
        {
            await owner.ExecuteAsync("CREATE ROLE plain LOGIN PASSWORD 'plain'", Cancellation);
            await owner.ExecuteAsync($"ALTER DATABASE {address.Database} OWNER TO plain", Cancellation);
        }

        address.Username = address.Password = "plain";
        await using var store = TestStore.Services(address.ConnectionString);
        await store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation);
        Assert.Equal(0, await store.ScalarAsync<long>("SELECT count(*) FROM api.coverage", Cancellation));
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_telling_it()
    {
        var address = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync(Cancellation)) { Password = "hunter2" };
        await using var store = TestStore.Services(address.ConnectionString);
        var fault = await FaultOf(store);
        Assert.False(fault.IsTransient);
        Assert.Contains($"127.0.0.1:{address.Port}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("password", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        var address = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync(Cancellation)) { Database = "nowhere" };
        await using var store = TestStore.Services(address.ConnectionString);
        Assert.Contains("CREATE DATABASE", (await FaultOf(store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_and_may_come()
    {
        await using var store = TestStore.Services("Host=127.0.0.1;Port=1;Username=u;Password=hunter2;Database=d");
        var fault = await FaultOf(store);
        Assert.True(fault.IsTransient);
        Assert.Contains("127.0.0.1:1", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Colour=red")]
    [InlineData("no connection string at all")]
    public async Task A_connection_string_that_is_none_is_told(string text)
    {
        await using var store = TestStore.Services(text);
        Assert.Throws<StoreUnavailableException>(() => store.Get<IDatabaseMigrator>());
    }

    private static async Task<StoreUnavailableException> FaultOf(TestStore store) =>
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Get<IDatabaseMigrator>().MigrateAsync(Cancellation));
}

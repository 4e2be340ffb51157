using Npgsql;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class AuditStoreTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    private TestStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAuditStore Log => store.Get<IAuditStore>();

    public async ValueTask InitializeAsync() => store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task An_entry_reads_back_as_it_was_added()
    {
        var entry = new AuditEntry(Noon, "ada", "account", "source.pause", "https://a.example/feed", "the feed moves", "192.0.2.7");
        await Log.AddAsync(entry, Cancellation);

        Assert.Equal(entry, Assert.Single(await Log.ListAsync(new(10), Cancellation)) with { Id = 0 });
    }

    [Fact]
    public async Task What_is_too_long_or_no_text_for_a_database_is_kept_as_far_as_it_can()
    {
        await Log.AddAsync(new AuditEntry(Noon, "a\0b", "account", "x.y", new string('s', 1000), new string('d', 10_000)), Cancellation);

        var kept = Assert.Single(await Log.ListAsync(new(10), Cancellation));
        Assert.Equal("a\uFFFDb", kept.Actor);
        Assert.Equal(256, kept.Subject.Length);
        Assert.Equal(4096, kept.Details!.Length);
    }

    [Fact]
    public async Task Entries_are_selected_by_actor_action_time_and_place()
    {
        await AddAsync("ada", "account.add", 0);
        await AddAsync("bob", "account.disable", 1);
        await AddAsync("ada", "accounting.close", 2);
        await AddAsync("ada", "key.add", 3);

        Assert.Equal(["3", "2", "0"], await SubjectsAsync(new(10) { Actor = "ada" }));
        Assert.Equal(["1", "0"], await SubjectsAsync(new(10) { Action = "account" }));
        Assert.Equal(["1"], await SubjectsAsync(new(10) { Action = "account.disable" }));
        Assert.Equal(["2", "1"], await SubjectsAsync(new(10) { From = Noon.AddHours(1), Until = Noon.AddHours(3) }));
        var page = await Log.ListAsync(new(2), Cancellation);
        Assert.Equal(["3", "2"], page.Select(e => e.Subject));
        Assert.Equal(["1", "0"], await SubjectsAsync(new(2) { Before = page[^1].Id }));
    }

    [Fact]
    public async Task Entries_are_never_changed_and_dropped_only_when_they_are_old()
    {
        await AddAsync("ada", "account.add", 0);
        await AddAsync("ada", "account.add", 5);

        foreach (var statement in new[]
        {
            "UPDATE stream.audit_log SET actor = 'eve'", "DELETE FROM stream.audit_log", "TRUNCATE stream.audit_log",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => store.ExecuteAsync(statement, Cancellation));
            Assert.Contains("append only", refused.MessageText, StringComparison.Ordinal);
        }

        Assert.Equal(1, await Log.DropAsync(Noon.AddHours(3), Cancellation));
        Assert.Equal(["5"], await SubjectsAsync(new(10)));
    }

    private Task AddAsync(string actor, string action, int hour) =>
        Log.AddAsync(new AuditEntry(Noon.AddHours(hour), actor, "account", action, $"{hour}"), Cancellation);

    private async Task<IEnumerable<string>> SubjectsAsync(AuditSelection selection) =>
        (await Log.ListAsync(selection, Cancellation)).Select(e => e.Subject);
}

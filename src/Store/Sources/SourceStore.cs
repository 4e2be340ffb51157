using Microsoft.EntityFrameworkCore;
using Npgsql;
using StreamSubjectivity.Store.Articles;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Contracts;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Sources;

internal sealed class SourceStore(
    Database database,
    IDbContextFactory<StreamDbContext> contexts,
    ArticleTransaction articles,
    QuarantineStore quarantine,
    TimeProvider clock) : ISourceStore
{
    private const string CountPending = "SELECT count(*) FROM stream.entries WHERE state = 0";

    public Task<Source> AddAsync(NewSource source, CancellationToken cancellationToken) =>
        database.RunAsync(c => SourceRows.AddAsync(c, source, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.TranslateAsync(() => context.Sources.AsNoTracking()
            .OrderBy(s => s.Outlet!.Key).ThenBy(s => s.Url)
            .Select(s => new Source(
                s.Id, s.OutletId, s.Outlet!.Key, s.Url, s.ETag, s.LastModified, s.State, s.Failures, s.LastError, s.LastPolled, s.NextPoll)
            {
                OutletName = s.Outlet!.Name,
                Homepage = s.Outlet!.Homepage,
                Kind = s.Kind,
                Hints = new PublisherHints(s.Ttl, s.SkipHours, s.SkipDays),
            })
            .ToListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<Source>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await ClaimAsync(c => SourceRows.ClaimAsync(c, limit, now, now + lease, cancellationToken), cancellationToken);
    }

    public Task PostponeAsync(long sourceId, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.RunAsync(c => SourceRows.PostponeAsync(c, sourceId, until, cancellationToken), cancellationToken);

    public Task<bool> SetStateAsync(string url, SourceState state, CancellationToken cancellationToken) =>
        database.RunAsync(c => SourceRows.SetStateAsync(c, url, state, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<bool> RemoveAsync(string url, CancellationToken cancellationToken) =>
        database.RunAsync(c => SourceRows.RemoveAsync(c, url, cancellationToken), cancellationToken);

    public Task<int> RecordPollAsync(long sourceId, PollOutcome outcome, CancellationToken cancellationToken) =>
        database.TransactAsync(c => PollRecord.WriteAsync(c, sourceId, outcome, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public Task<int> AddEntriesAsync(long sourceId, IReadOnlyList<EntryDraft> entries, CancellationToken cancellationToken) =>
        database.TransactAsync(
            c => PollRecord.AddAsync(c, sourceId, entries, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public Task ReleaseClaimsAsync(CancellationToken cancellationToken) => database.TransactAsync(
        async c => await SourceRows.ReleaseAsync(c, cancellationToken) + await EntryRows.ReleaseAsync(c, clock.GetUtcNow(), cancellationToken),
        cancellationToken);

    public async Task<IReadOnlyList<PendingEntry>> ClaimEntriesAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await ClaimAsync(c => EntryRows.ClaimAsync(c, limit, now, now + lease, cancellationToken), cancellationToken);
    }

    public Task<StoredArticle> CompleteEntryAsync(long entryId, ArticleDraft article, CancellationToken cancellationToken) =>
        articles.RunAsync(
            new PreparedArticle(article, clock.GetUtcNow()),
            (connection, prepared) => CompleteAsync(connection, entryId, prepared, cancellationToken),
            cancellationToken);

    public Task DeferEntryAsync(long entryId, string reason, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        database.RunAsync(c => EntryRows.DeferAsync(c, entryId, reason, retryAt, cancellationToken), cancellationToken);

    public Task PostponeEntryAsync(long entryId, string reason, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.TransactAsync(c => EntryRows.PostponeAsync(c, entryId, reason, until, cancellationToken), cancellationToken);

    public Task RejectEntryAsync(long entryId, QuarantinedItem item, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                await quarantine.KeepAsync(connection, item with { EntryId = entryId }, cancellationToken);
                return await EntryRows.RejectAsync(connection, entryId, item.Reason, clock.GetUtcNow(), cancellationToken);
            },
            cancellationToken);

    public async Task<long> CountPendingEntriesAsync(CancellationToken cancellationToken) =>
        await database.RunAsync(
            async c => (await c.QueryAsync(CountPending, row => row.GetInt64(0), cancellationToken))[0], cancellationToken);

    // Claimers wait for each other, so that none sees a host as free that another is taking.
    private Task<List<T>> ClaimAsync<T>(Func<NpgsqlConnection, Task<List<T>>> claim, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                await AdvisoryLock.HoldForTransactionAsync(connection, AdvisoryLock.Claiming, cancellationToken);
                return await claim(connection);
            },
            cancellationToken);

    private async Task<StoredArticle> CompleteAsync(
        NpgsqlConnection connection, long entryId, PreparedArticle article, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = await ArticleSave.SaveAsync(connection, article, now, cancellationToken);
        await EntryRows.CompleteAsync(connection, entryId, stored.Id, now, cancellationToken);
        return stored;
    }
}

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
                s.Id, s.OutletId, s.Outlet!.Key, s.Url, s.ETag, s.LastModified, s.State, s.Failures, s.LastError, s.LastPolled, s.NextPoll))
            .ToListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<Source>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await database.RunAsync(c => SourceRows.ClaimAsync(c, limit, now, now + lease, cancellationToken), cancellationToken);
    }

    public Task<int> RecordPollAsync(long sourceId, PollOutcome outcome, CancellationToken cancellationToken) =>
        database.TransactAsync(c => PollRecord.WriteAsync(c, sourceId, outcome, clock.GetUtcNow(), cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<PendingEntry>> ClaimEntriesAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await database.RunAsync(c => EntryRows.ClaimAsync(c, limit, now, now + lease, cancellationToken), cancellationToken);
    }

    public Task<StoredArticle> CompleteEntryAsync(long entryId, ArticleDraft article, CancellationToken cancellationToken) =>
        articles.RunAsync(
            new PreparedArticle(article, clock.GetUtcNow()),
            (connection, prepared) => CompleteAsync(connection, entryId, prepared, cancellationToken),
            cancellationToken);

    public Task DeferEntryAsync(long entryId, string reason, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        database.RunAsync(c => EntryRows.DeferAsync(c, entryId, reason, retryAt, cancellationToken), cancellationToken);

    public Task RejectEntryAsync(long entryId, QuarantinedItem item, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                await quarantine.KeepAsync(connection, item, cancellationToken);
                return await EntryRows.RejectAsync(connection, entryId, item.Reason, clock.GetUtcNow(), cancellationToken);
            },
            cancellationToken);

    public async Task<long> CountPendingEntriesAsync(CancellationToken cancellationToken) =>
        await database.RunAsync(
            async c => (await c.QueryAsync(CountPending, row => row.GetInt64(0), cancellationToken))[0], cancellationToken);

    private async Task<StoredArticle> CompleteAsync(
        NpgsqlConnection connection, long entryId, PreparedArticle article, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = await ArticleSave.SaveAsync(connection, article, now, cancellationToken);
        await EntryRows.CompleteAsync(connection, entryId, stored.Id, now, cancellationToken);
        return stored;
    }
}

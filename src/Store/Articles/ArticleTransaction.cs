using Npgsql;
using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Partitions;

namespace StreamSubjectivity.Store.Articles;

/// <summary>Runs a transaction that stores an article, with the partition of its day made first.</summary>
internal sealed class ArticleTransaction(Database database, MonthlyPartitions partitions)
{
    public async Task<T> RunAsync<T>(
        PreparedArticle article, Func<NpgsqlConnection, PreparedArticle, Task<T>> work, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(article.Published.UtcDateTime);
        await partitions.EnsureAsync(day, cancellationToken);
        try
        {
            return await database.TransactAsync(c => work(c, article), cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // Another program has dropped the partition since this one saw it.
            partitions.Forget();
            await partitions.EnsureAsync(day, cancellationToken);
            return await database.TransactAsync(c => work(c, article), cancellationToken);
        }
    }
}

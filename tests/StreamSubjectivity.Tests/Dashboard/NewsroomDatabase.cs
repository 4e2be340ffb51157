using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Puts the invented newsroom into a database, by the contracts that the program itself uses.</summary>
internal static class NewsroomDatabase
{
    /// <summary>Stores the articles and the scores of the first <paramref name="scored"/> of them; returns their ids.</summary>
    public static async Task<IReadOnlyList<long>> FillAsync(
        this TestStore store, IReadOnlyList<NewsroomArticle> articles, int scored, CancellationToken cancellationToken)
    {
        var outlets = new Dictionary<string, int>();
        var ids = new List<long>();
        foreach (var (outlet, draft, _) in articles)
        {
            if (!outlets.TryGetValue(outlet.Key, out var id))
            {
                id = await store.Get<IArticleStore>()
                    .EnsureOutletAsync(outlet.Key, outlet.Name, $"https://{outlet.Key}/", cancellationToken);
                outlets.Add(outlet.Key, id);
            }

            ids.Add((await store.Get<IArticleStore>().SaveAsync(draft with { OutletId = id }, cancellationToken)).Id);
        }

        await store.ScoreAsync([.. articles.Zip(ids).Take(scored)], cancellationToken);
        return ids;
    }

    /// <summary>Stores all scores of the articles with these ids.</summary>
    public static async Task ScoreAsync(
        this TestStore store, IReadOnlyCollection<(NewsroomArticle Article, long Id)> articles, CancellationToken cancellationToken)
    {
        var scores = store.Get<IScoreStore>();
        var scorer = await scores.ActivateScorerAsync(Newsroom.Scorer, cancellationToken);
        foreach (var chunk in articles.Chunk(50))
        {
            await scores.WriteAsync(
                scorer,
                [.. chunk.SelectMany(written => written.Article.Judgements.Select(
                    (judgement, ordinal) => new SentenceScore(written.Id, ordinal, judgement)))],
                cancellationToken);
        }
    }
}

using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;

namespace StreamSubjectivity.Tests.Store;

/// <summary>Articles, scores and scorers for tests.</summary>
internal static class Drafts
{
    public static readonly DateTimeOffset Published = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An article of sentences in one paragraph; one that starts with a quotation mark is quoted.</summary>
    public static ArticleDraft Article(int outlet, string url, params string[] sentences) => new(
        outlet, url, "A headline", ["A. Author"], "politics", "en", Published,
        [.. sentences.Select((text, i) => new SentenceDraft(0, i * 100, text, text.StartsWith('"')))]);

    public static ScorerIdentity Scorer(string model) => new(model, "Q4_0", "guideline", "feed", "Yes/No", null);

    public static SentenceScore Score(long article, int ordinal, double p) => new(article, ordinal, new(p, Math.Log((p + .01) / (1.01 - p)), p >= .5));

    public static Task<int> OutletAsync(this TestStore store, string key, CancellationToken cancellationToken) =>
        store.Get<IArticleStore>().EnsureOutletAsync(key, key, null, cancellationToken);

    public static Task<IReadOnlyList<RollupDifference>> DifferencesAsync(this TestStore store, CancellationToken cancellationToken) =>
        store.Get<IRollupCheck>().VerifyRollupsAsync(100, null, cancellationToken);
}

using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Tests.Store;

/// <summary>What the store should say, worked out from lists in memory in the plainest way.</summary>
internal sealed class NaiveStore
{
    private readonly Dictionary<string, NaiveArticle> articles = [];

    /// <summary>Saves an article or a version of it: a wording that was seen keeps its ordinal.</summary>
    public void Save(ArticleDraft draft)
    {
        if (!articles.TryGetValue(draft.CanonicalUrl, out var article))
            articles[draft.CanonicalUrl] = article = new();
        article.Draft = draft;
        var taken = new HashSet<int>();
        article.Version = [];
        foreach (var sentence in draft.Sentences)
        {
            // The version before goes first, then what left it longest ago.
            var ordinal = article.Before.Concat(Enumerable.Range(0, article.Wordings.Count))
                .Where(o => !taken.Contains(o) && article.Wordings[o] == sentence.Text).Cast<int?>().FirstOrDefault();
            if (ordinal is null)
            {
                ordinal = article.Wordings.Count;
                article.Wordings.Add(sentence.Text);
            }

            taken.Add(ordinal.Value);
            article.Version.Add((ordinal.Value, sentence.Quoted));
        }

        article.Before = [.. article.Version.Select(v => v.Ordinal)];
    }

    public void Delete(string url) => articles.Remove(url);

    /// <summary>Writes a score: the first one counts, and takes a reason for having none back.</summary>
    public void Score(string url, string scorer, int ordinal, float p)
    {
        if (articles.TryGetValue(url, out var article) && ordinal < article.Wordings.Count && article.Scores.TryAdd((scorer, ordinal), p))
            article.Dead.Remove((scorer, ordinal));
    }

    public void Dead(string url, string scorer, int ordinal)
    {
        if (articles.TryGetValue(url, out var article) && ordinal < article.Wordings.Count && !article.Scores.ContainsKey((scorer, ordinal)))
            article.Dead.Add((scorer, ordinal));
    }

    /// <summary>Rows as of <c>api.outlet_daily</c>: section, day, scorer, articles, sentences, own sentences, mean in millionths.</summary>
    public IReadOnlyList<string> Days(IEnumerable<string> scorers) =>
    [
        .. scorers
            .SelectMany(scorer => articles.Values.Select(a => (Scorer: scorer, Article: a)))
            .GroupBy(x => (x.Article.Draft.Section, Day: DateOnly.FromDateTime(x.Article.Draft.Published.UtcDateTime), x.Scorer))
            .Select(day =>
            {
                var means = day.Select(x => x.Article.Mean(x.Scorer)).OfType<long>().ToList();
                var sentences = day.Sum(x => x.Article.Scored(x.Scorer).Count());
                var own = day.Sum(x => x.Article.Scored(x.Scorer).Count(s => !s.Quoted));
                return (Count: means.Count, Row: $"{day.Key.Section}|{day.Key.Day:yyyy-MM-dd}|{day.Key.Scorer}|{means.Count}|{sentences}|{own}|{means.Sum()}");
            })
            .Where(d => d.Count > 0)
            .Select(d => d.Row)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Rows as of <c>api.article_scores</c>: URL, scorer, sentences, scored, own, complete.</summary>
    public IReadOnlyList<string> Articles(IEnumerable<string> scorers) =>
    [
        .. scorers
            .SelectMany(scorer => articles.Select(a => (Scorer: scorer, Url: a.Key, Article: a.Value)))
            .Where(x => x.Article.Scores.Keys.Concat(x.Article.Dead).Any(k => k.Scorer == x.Scorer))
            .Select(x =>
            {
                var scored = x.Article.Scored(x.Scorer).ToList();
                var dead = x.Article.Version.Count(v => x.Article.Dead.Contains((x.Scorer, v.Ordinal)));
                return $"{x.Url}|{x.Scorer}|{x.Article.Version.Count}|{scored.Count}|{scored.Count(s => !s.Quoted)}|{scored.Count + dead >= x.Article.Version.Count}";
            })
            .Order(StringComparer.Ordinal),
    ];

    private sealed class NaiveArticle
    {
        public ArticleDraft Draft { get; set; } = null!;

        public List<string> Wordings { get; } = [];

        public List<(int Ordinal, bool Quoted)> Version { get; set; } = [];

        public List<int> Before { get; set; } = [];

        public Dictionary<(string Scorer, int Ordinal), float> Scores { get; } = [];

        public HashSet<(string Scorer, int Ordinal)> Dead { get; } = [];

        public IEnumerable<(float P, bool Quoted)> Scored(string scorer) => Version
            .Where(v => Scores.ContainsKey((scorer, v.Ordinal)))
            .Select(v => (Scores[(scorer, v.Ordinal)], v.Quoted));

        // Half up, in whole millionths, as people would.
        public long? Mean(string scorer)
        {
            var own = Scored(scorer).Where(s => !s.Quoted).Select(s => (decimal)Math.Round((double)s.P * 1e6, MidpointRounding.ToEven)).ToList();
            return own.Count == 0 ? null : (long)Math.Floor((own.Sum() / own.Count) + .5m);
        }
    }
}

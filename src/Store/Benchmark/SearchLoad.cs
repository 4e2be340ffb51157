using System.Globalization;
using StreamSubjectivity.Store.Labels;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>The searches that are timed: a word of every sentence, a rare one, both within an outlet, and none.</summary>
/// <param name="sentences">Search in sentences.</param>
/// <param name="articles">Lists of articles.</param>
/// <param name="draw">Sentences to label.</param>
internal sealed class SearchLoad(ISentenceSearch sentences, IArticleSearch articles, ILabelDraw draw)
{
    private const int Page = 25;
    private const string Frequent = "committee";

    /// <summary>The questions.</summary>
    /// <param name="keyAt">Key of the outlet of a run.</param>
    /// <param name="articleAt">Article of a run; the seed writes its number into its sentences and its headline.</param>
    public IEnumerable<(string Name, Func<int, CancellationToken, Task> Ask)> Questions(Func<int, string> keyAt, Func<int, long> articleAt)
    {
        string Rare(int run) => articleAt(run).ToString(CultureInfo.InvariantCulture);
        yield return ("sentences with a word of all", Of(_ => new(Frequent)));
        yield return ("most subjective sentences with a word of all", Of(_ => new(Frequent, Order: SentenceOrder.MostSubjective)));
        yield return ("most relevant sentences with a word of all", Of(_ => new(Frequent, Order: SentenceOrder.Relevance)));
        yield return ("sentences with a rare word", Of(run => new(Rare(run))));
        yield return ("most subjective sentences with a rare word", Of(run => new(Rare(run), Order: SentenceOrder.MostSubjective)));
        yield return ("sentences of an outlet with a word of all", Of(run => new(Frequent, keyAt(run))));
        yield return ("most subjective sentences of an outlet with a word of all", Of(run => new(Frequent, keyAt(run), Order: SentenceOrder.MostSubjective)));
        yield return ("sentences of an outlet with a rare word", Of(run => new(Rare(run), keyAt(run))));
        yield return ("most subjective sentences of an outlet", Of(run => new(null, keyAt(run), Order: SentenceOrder.MostSubjective)));
        yield return ("sentences with a high score", Of(_ => new(AtLeast: 0.98)));
        yield return ("articles with a high score", (_, cancel) => articles.ListAsync(new(AtLeast: 0.7), null, Page, cancel));
        yield return ("articles of a section", (_, cancel) => articles.ListAsync(new(Section: "culture"), null, Page, cancel));
        yield return ("articles with a rare word in the headline", (run, cancel) => articles.ListAsync(new(Title: Rare(run)), null, Page, cancel));
        yield return ("articles with a word of all headlines", (_, cancel) => articles.ListAsync(new(Title: "headline"), null, Page, cancel));
        yield return ("sentences to label", (_, cancel) => draw.DrawAsync(TimeSpan.FromDays(28), "bench", 40, cancel));
    }

    private Func<int, CancellationToken, Task> Of(Func<int, SentenceSearchQuery> query) =>
        (run, cancel) => sentences.FindAsync(query(run), null, Page, cancel);
}

using System.Globalization;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Ten weeks of five invented outlets, the same on every run. One of them turns its tone four weeks before the end.</summary>
internal sealed class Newsroom
{
    public const string TurningOutlet = "northern-chronicle.example";

    public static readonly DateOnly LastDay = new(2026, 3, 1);

    public static readonly ScorerIdentity Scorer = new(
        new string('a', 64), "Q4_0, 20 of 30 layers", "guideline-en v1", new string('b', 64), "subjective/objective", new string('c', 64));

    private static readonly NewsroomOutlet[] Outlets =
    [
        new("harbour-ledger.example", "The Harbour Ledger", 1.6, 0.16, 0, ["Politics", "Economy", "City", "Culture"]),
        new(TurningOutlet, "Northern Chronicle", 1.2, 0.22, 0.26, ["Politics", "Economy", "Region", "Opinion"]),
        new("civicwire.example", "Civic Wire", 2.6, 0.06, 0, [""]),
        new("valley-dispatch.example", "Valley Dispatch", 0.9, 0.3, 0.02, ["Politics", "Sport", "Life"]),
        new("contrarian-review.example", "The Contrarian Review", 0.5, 0.58, -0.12, ["Opinion", "Books"]),
    ];

    private readonly Random random = new(20260301);
    private readonly double density;

    private Newsroom(double density) => this.density = density;

    private int file;

    /// <summary>All articles in the order of their publication.</summary>
    /// <param name="density">Factor of the number of articles; 1 gives about 450.</param>
    public static IReadOnlyList<NewsroomArticle> Articles(double density) => new Newsroom(density).Write();

    private List<NewsroomArticle> Write()
    {
        var articles = new List<NewsroomArticle>();
        for (var day = LastDay.AddDays(-69); day <= LastDay; day = day.AddDays(1))
        {
            foreach (var outlet in Outlets)
            {
                var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.4 : 1.2;
                for (var wanted = outlet.PerDay * density * weekend; wanted > random.NextDouble(); wanted--)
                    articles.Add(Article(outlet, day));
            }
        }

        return articles;
    }

    private NewsroomArticle Article(NewsroomOutlet outlet, DateOnly day)
    {
        var tone = outlet.Tone + (day > LastDay.AddDays(-28) ? outlet.TurnsBy : 0) + (random.NextDouble() - 0.5) * 0.16;
        var section = Pick(outlet.Sections);
        if (section == "Opinion")
            tone += 0.25;
        file++;
        var matter = Pick(NewsroomPhrases.Matters);
        var sentences = new List<SentenceDraft>();
        var judgements = new List<SentenceJudgement>();
        for (var paragraph = 0; paragraph < random.Next(4, 9); paragraph++)
        {
            for (int sentence = 0, start = 0; sentence < random.Next(2, 5); sentence++)
            {
                var (text, quoted, judgement) = Sentence(tone, matter);
                sentences.Add(new SentenceDraft(paragraph, start, text, quoted));
                judgements.Add(judgement);
                start += text.Length + 1;
            }
        }

        var published = new DateTimeOffset(day, new TimeOnly(random.Next(5, 22), random.Next(60)), TimeSpan.Zero);
        var title = Fill(Pick(random.NextDouble() < tone ? NewsroomPhrases.LoadedTitles : NewsroomPhrases.Titles), matter);
        var draft = new ArticleDraft(
            0,
            string.Create(CultureInfo.InvariantCulture, $"https://{outlet.Key}/{day:yyyy/MM/dd}/{random.Next():x8}"),
            title,
            [Pick(NewsroomPhrases.Authors)],
            section.Length == 0 ? null : section,
            "en",
            published,
            sentences);
        return new NewsroomArticle(outlet, draft, judgements);
    }

    private (string Text, bool Quoted, SentenceJudgement Judgement) Sentence(double tone, string matter)
    {
        var kind = random.NextDouble();
        var quoted = kind > 0.88;
        var view = !quoted && random.NextDouble() < tone;
        // Else two articles of few phrases would share most of their sentences, and be one story.
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"File {file}: {Fill(Pick(quoted ? NewsroomPhrases.Quotations : view ? NewsroomPhrases.Views : NewsroomPhrases.Reports), matter)}");
        var center = quoted ? 0.2 : view ? 1.6 : -2.2;
        var logOdds = center + (random.NextDouble() + random.NextDouble() - 1) * 1.8;
        var probability = 1 / (1 + Math.Exp(-logOdds));
        return (text, quoted, new SentenceJudgement(probability, logOdds, probability >= 0.5));
    }

    private static string Fill(string text, string matter) => text.Replace("{0}", matter, StringComparison.Ordinal);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>What the scores of the invented newsroom come to, reckoned apart from the program.</summary>
internal static class NewsroomScores
{
    /// <summary>Mean over an article's sentences in its outlet's own voice; null where it has none.</summary>
    public static double? OwnMean(NewsroomArticle article) => article.Judgements
        .Where((_, ordinal) => !article.Draft.Sentences[ordinal].Quoted)
        .Select(judgement => (double?)judgement.PSubjective)
        .Average();
}

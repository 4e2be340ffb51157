using Microsoft.AspNetCore.Components;

namespace StreamSubjectivity.Cli.Demo.Pages;

/// <summary>The page of an article, in the markup of its outlet.</summary>
public abstract class ArticlePage : OutletPage
{
    /// <summary>The article.</summary>
    [Parameter, EditorRequired]
    public required NewsroomArticle Article { get; set; }

    /// <summary>Names of its authors in one line.</summary>
    protected string Byline => string.Join(" and ", Article.Authors);

    /// <summary>Minutes that reading it takes, at 200 words a minute.</summary>
    protected int ReadingMinutes => Math.Max(1, Article.Paragraphs.Sum(p => p.Split(' ').Length) / 200);

    /// <summary>Its other stories to link to.</summary>
    protected IReadOnlyList<NewsroomArticle> Related(int count) => Newsroom.RelatedTo(Article, count);
}

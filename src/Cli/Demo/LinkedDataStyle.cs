namespace StreamSubjectivity.Cli.Demo;

/// <summary>How an outlet's pages carry schema.org metadata as JSON-LD.</summary>
public enum LinkedDataStyle
{
    /// <summary>A NewsArticle without its text.</summary>
    Metadata,

    /// <summary>A NewsArticle with its whole text in <c>articleBody</c>.</summary>
    FullBody,

    /// <summary>A <c>@graph</c> of the site, the page and the article, without its text.</summary>
    Graph,

    /// <summary>Not JSON: a quotation mark is not escaped, as template engines do it.</summary>
    Broken,
}

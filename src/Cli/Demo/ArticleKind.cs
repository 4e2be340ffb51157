namespace StreamSubjectivity.Cli.Demo;

/// <summary>What an outlet labels an article as; a label says nothing about how the text is written.</summary>
public enum ArticleKind
{
    Report,
    Opinion,
    Interview,
}

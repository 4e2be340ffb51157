namespace StreamSubjectivity.Dashboard.Api;

/// <summary>A page of articles, the newest first; <paramref name="NextPage"/> is null on the last one.</summary>
internal sealed record ArticlesResource(IReadOnlyList<ArticleResource> Articles, string? NextPage);

namespace StreamSubjectivity.Store.Queries;

/// <summary>What a version of an article changed.</summary>
/// <param name="Version">Its number, from 2.</param>
/// <param name="At">When it was stored.</param>
/// <param name="TitleBefore">The headline of the version before, not trusted; null where it stayed.</param>
/// <param name="Title">The version's own headline.</param>
/// <param name="Added">Ordinals of the sentences that the version before had not.</param>
/// <param name="Removed">Ordinals of those that only it had.</param>
public sealed record ArticleVersion(
    int Version, DateTimeOffset At, string? TitleBefore, string Title, IReadOnlyList<int> Added, IReadOnlyList<int> Removed);

namespace StreamSubjectivity.Store.Contracts;

/// <summary>What an outlet's pages repeat: a paragraph that stands on several of them is no part of their articles.</summary>
public interface IParagraphStore
{
    /// <summary>Pages of an outlet that must show a paragraph for it to be boilerplate.</summary>
    const int PagesOfBoilerplate = 5;

    /// <summary>
    /// Remembers that a page shows these paragraphs; the same page counts once, however often it is read. Returns the positions of
    /// those that <see cref="PagesOfBoilerplate"/> pages of the outlet show, this one counted.
    /// </summary>
    /// <param name="outletId">The outlet.</param>
    /// <param name="page">Identity of the page.</param>
    /// <param name="paragraphs">Its paragraphs.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlySet<int>> SeeAsync(
        int outletId, string page, IReadOnlyList<string> paragraphs, CancellationToken cancellationToken);
}

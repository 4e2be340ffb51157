namespace StreamSubjectivity.Store.Queries;

/// <summary>What changed from version to version.</summary>
public interface IArticleVersions
{
    /// <summary>The versions of which it is known, the newest first. The first version isn't among them, nor are those of earlier releases.</summary>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<ArticleVersion>> ListAsync(long article, CancellationToken cancellationToken);

    /// <summary>Every sentence that an article ever had, in the order of its paragraphs.</summary>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<IReadOnlyList<KeptSentence>> SentencesAsync(long article, CancellationToken cancellationToken);
}

namespace StreamSubjectivity.Store.Labels;

/// <summary>Labels that people give to sentences: one a person and wording.</summary>
public interface ILabelStore
{
    /// <summary>Labels a sentence, or changes the label.</summary>
    /// <param name="place">The sentence.</param>
    /// <param name="subjective">The label.</param>
    /// <param name="by">Who.</param>
    /// <param name="origin">How they came to it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>False where there is no such sentence, or its wording is gone.</returns>
    /// <exception cref="Contracts.StoreUnavailableException">The database can't be reached or used.</exception>
    Task<bool> SetAsync(SentencePlace place, bool subjective, string by, LabelOrigin origin, CancellationToken cancellationToken);

    /// <summary>Takes a person's label of a sentence's wording back; false where there is none.</summary>
    Task<bool> RemoveAsync(SentencePlace place, string by, CancellationToken cancellationToken);

    /// <summary>What a person said of wordings, by the hexadecimal form of their hashes.</summary>
    Task<IReadOnlyDictionary<string, bool>> FindAsync(IReadOnlyCollection<byte[]> hashes, string by, CancellationToken cancellationToken);

    /// <summary>What a person said of an article's sentences, by ordinal.</summary>
    Task<IReadOnlyDictionary<int, bool>> OfArticleAsync(long article, string by, CancellationToken cancellationToken);

    /// <summary>The newest labels.</summary>
    Task<IReadOnlyList<SentenceLabel>> NewestAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Every labelled wording, in the order of the first label.</summary>
    Task<IReadOnlyList<LabelledWording>> WordingsAsync(CancellationToken cancellationToken);
}

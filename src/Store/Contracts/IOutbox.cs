namespace StreamSubjectivity.Store.Contracts;

/// <summary>Articles whose sentences wait to be sent to the broker.</summary>
public interface IOutbox
{
    /// <summary>
    /// Locks up to <paramref name="limit"/> unsent articles (FOR UPDATE SKIP LOCKED), hands them to <paramref name="send"/>, and marks them
    /// sent once it returns. Where it throws, they stay unsent.
    /// </summary>
    /// <returns>Articles that were sent; 0 where none wait.</returns>
    Task<int> SendAsync(
        int limit,
        Func<IReadOnlyList<OutboxArticle>, CancellationToken, Task> send,
        CancellationToken cancellationToken);

    /// <summary>Marks articles unsent that were sent longer than <paramref name="after"/> ago and still have sentences without a score or a recorded reason.</summary>
    /// <returns>Articles that will be sent again.</returns>
    Task<int> ResendAsync(TimeSpan after, CancellationToken cancellationToken);
}

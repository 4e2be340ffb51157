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
    Task<int> ResendAsync(TimeSpan after, CancellationToken cancellationToken) =>
        ResendAsync(new ResendPolicy(after), cancellationToken);

    /// <summary>The same by a policy: with a pause that doubles with each send, and an end to it.</summary>
    /// <returns>Articles that will be sent again.</returns>
    Task<int> ResendAsync(ResendPolicy policy, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the articles published since <paramref name="since"/> unsent that lack a score of the active scorer, and takes the reasons of
    /// their sentences back, so that all are tried afresh. They go out as resent ones do: behind live news.
    /// </summary>
    /// <returns>Articles that will be sent again.</returns>
    Task<int> RescoreAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Key of the active scorer; null before the first.</summary>
    Task<string?> ActiveScorerAsync(CancellationToken cancellationToken);

    /// <summary>When the oldest article was stored that was sent or waits to be sent and isn't settled; null where none waits.</summary>
    Task<DateTimeOffset?> OldestUnsettledAsync(CancellationToken cancellationToken);
}

namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>Looks at feeds before they are watched, and watches them. It fetches as polling does: guarded, capped, and as robots.txt says.</summary>
public interface ISourceIntake
{
    /// <summary>Fetches an address once and says what watching it would be; of a page, the sources that its site offers. Nothing is stored.</summary>
    /// <param name="address">A URL of a feed, a sitemap or a page, as a person typed it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<SourceTrial> TryAsync(string address, CancellationToken cancellationToken);

    /// <summary>Watches a feed; null where that is done, else what is wrong with its address.</summary>
    /// <param name="url">Its URL.</param>
    /// <param name="name">Name of its outlet; null or empty for the feed's host.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<string?> AddAsync(string url, string? name, CancellationToken cancellationToken);
}

using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Ingest;

/// <summary>How sources are watched and articles are published: section <c>Stream:Ingest</c>.</summary>
public sealed class IngestOptions : IValidatableObject
{
    /// <summary>Feeds that are polled at a time.</summary>
    [Range(1, 256)]
    public int PollConcurrency { get; set; } = 16;

    /// <summary>Article pages that are fetched at a time, over all hosts.</summary>
    [Range(1, 256)]
    public int EntryConcurrency { get; set; } = 8;

    /// <summary>How long a claimed source or entry is held: what a crashed process held is due again after that.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest sleep between two looks for work.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan IdleWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Shortest pause between two polls of a source.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MinPollInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest pause between two polls of a source that answers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Pause after a first failure; it doubles with each further one, up to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FailureBackoff { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Age up to which the pages of a sitemap are taken for new articles.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan SitemapWindow { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Sitemaps of an index that are fetched in one poll, the most recently changed first.</summary>
    [Range(1, 1000)]
    public int SitemapsPerPoll { get; set; } = 10;

    /// <summary>Tries of an article's page.</summary>
    [Range(1, 20)]
    public int EntryAttempts { get; set; } = 4;

    /// <summary>Pause after a page's first failure; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan EntryRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Letters that a feed's own text needs to stand for a page that can't be had.</summary>
    [Range(1, 100_000)]
    public int SubstantialLetters { get; set; } = 600;

    /// <summary>Articles that are sent to the broker in one go.</summary>
    [Range(1, 1000)]
    public int PublishBatch { get; set; } = 50;

    /// <summary>How long a sent article may have unscored sentences before it is sent again; doubles with each send, up to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "30.00:00:00")]
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause between two looks for articles to send again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ResendInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Sends of an article; where it has unscored sentences after the last, they are recorded as stuck.</summary>
    [Range(2, 30)]
    public int MaxSends { get; set; } = 10;

    /// <summary>Whether articles that another scorer judged are sent for the active one by themselves; else <c>stream rescore</c> does it.</summary>
    public bool RescoreOnChange { get; set; } = true;

    /// <summary>Bytes that this process may have sent to a partition and the classifiers not yet have finished; 0 for no bound.</summary>
    [Range(0, 1L << 40)]
    public long MaxUnreadBytes { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinPollInterval > MaxPollInterval)
            yield return new ValidationResult($"must not be above {nameof(MaxPollInterval)}", [nameof(MinPollInterval)]);
    }
}

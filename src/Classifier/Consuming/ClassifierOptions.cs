using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>How the classifier consumes: section <c>Stream:Classifier</c>.</summary>
public sealed class ClassifierOptions
{
    /// <summary>Sentences that may be read and not yet written; past it the partitions are paused.</summary>
    [Range(1, 1_000_000)]
    public int MaxInFlight { get; set; } = 1024;

    /// <summary>UTF-8 bytes of record values that may be read and not yet written.</summary>
    [Range(1 << 10, 1 << 30)]
    public int MaxInFlightBytes { get; set; } = 16 << 20;

    /// <summary>Scores in one transaction.</summary>
    [Range(1, 100_000)]
    public int WriteBatch { get; set; } = 1000;

    /// <summary>How long a score waits for others to share its transaction.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan WriteDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether sentences are scored in languages that the scorer was not measured in; otherwise they are stored as unscored, with that reason.</summary>
    public bool UnmeasuredLanguages { get; set; }

    /// <summary>Tries of a sentence that the engine fails on before it goes to the dead-letter topic.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Whether a wording that was scored before, in whatever article, keeps that score instead of being scored again.</summary>
    public bool ScoreCache { get; set; } = true;

    /// <summary>Wordings whose scores are held in memory, some 150 bytes each.</summary>
    [Range(0, 10_000_000)]
    public int ScoreCacheSize { get; set; } = 100_000;

    /// <summary>Days of publication back to which the database is asked for a wording that memory doesn't hold; 0 never asks it.</summary>
    [Range(0, 3650)]
    public int ScoreCacheDays { get; set; } = 30;

    /// <summary>How long a revoked partition, or the end of the program, waits for what is in flight.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainDeadline { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Time without a heartbeat after which the broker gives this member's partitions to others.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan SessionTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Name of this member for static membership, or empty: a restart within the session timeout then moves no partition.</summary>
    public string GroupInstanceId { get; set; } = "";
}

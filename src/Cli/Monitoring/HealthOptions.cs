using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Cli.Monitoring;

/// <summary>Where a process tells of its state: section <c>Stream:Health</c>.</summary>
internal sealed class HealthOptions
{
    /// <summary>Port of <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>; 0 for none.</summary>
    [Range(0, 65535)]
    public int Port { get; set; }

    /// <summary>Address to listen on. They ask nobody who they are, and tell what the process is busy with.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>How long the consumer may not poll, or sentences may wait without one being judged, before the process counts as stuck.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(2);
}

using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Alerts;

/// <summary>How rules are evaluated and alerts are told of: section <c>Stream:Alerts</c>. What is watched stands in files of rules.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>Files of rules, or folders of them; none for the rules that ship. They are read anew when they change.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Time between two evaluations of all rules.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan EvaluationInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Days of history that rules look at.</summary>
    [Range(30, 3660)]
    public int HistoryDays { get; set; } = 730;

    /// <summary>Days for which alerts that are over, notifications and samples are kept.</summary>
    [Range(1, 3660)]
    public int KeepDays { get; set; } = 400;

    /// <summary>Longest sleep between two looks for due deliveries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan IdleWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Deliveries that a process sends at a time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>Deadline of an attempt.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an attempt is held: what a crashed process held is tried again after that.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Pauses after failed attempts; after the last one a delivery is given up. None for those of Standard Webhooks: 5 seconds, 5 and 30
    /// minutes, 2, 5, 10, 14, 20 and 24 hours, which are three days together.
    /// </summary>
    public List<TimeSpan> RetrySchedule { get; } = [];

    /// <summary>Hosts of channels that may have addresses that are not public, as <c>host</c> or <c>host:port</c>.</summary>
    public HashSet<string> AllowedPrivateHosts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// RabbitMQ that carries deliveries between processes, as <c>amqp://user:password@host:port/vhost</c> (<c>amqps</c> for TLS); empty to
    /// carry them in memory. Give it by the environment: it holds a password.
    /// </summary>
    public string RabbitMq { get; set; } = "";

    /// <summary>Address of the dashboard for links in messages, or empty.</summary>
    [RegularExpression("^(https?://.+)?$", ErrorMessage = "must be an http or https address")]
    public string Link { get; set; } = "";

    /// <summary>The pauses that are used.</summary>
    internal IReadOnlyList<TimeSpan> Pauses => RetrySchedule.Count > 0 ? RetrySchedule : StandardPauses;

    // Standard Webhooks 1.0, "Deliverability and reliability".
    private static readonly TimeSpan[] StandardPauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lease < SendTimeout * 1.2)
            yield return new ValidationResult("must be longer than SendTimeout, by a fifth at least", [nameof(Lease)]);
        if (RetrySchedule.Any(p => p <= TimeSpan.Zero || p > TimeSpan.FromDays(7)))
            yield return new ValidationResult("must be pauses of up to seven days", [nameof(RetrySchedule)]);
        if (RabbitMq.Length > 0 && !(Uri.TryCreate(RabbitMq, UriKind.Absolute, out var url) && (url.Scheme is "amqp" or "amqps" or "rabbitmq")))
            yield return new ValidationResult("must be amqp://user:password@host:port/vhost", [nameof(RabbitMq)]);
    }
}

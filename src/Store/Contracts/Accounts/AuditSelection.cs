namespace StreamSubjectivity.Store.Contracts.Accounts;

/// <summary>Which entries of the audit log to read, the newest first. What is null selects nothing out.</summary>
/// <param name="Limit">At most so many.</param>
public sealed record AuditSelection(int Limit)
{
    /// <summary>By whom.</summary>
    public string? Actor { get; init; }

    /// <summary>Which action: the whole word, or its first part, as <c>account</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Older than the entry of this id.</summary>
    public long? Before { get; init; }
}

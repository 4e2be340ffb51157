namespace StreamSubjectivity.Dashboard.Security;

/// <summary>
/// Who may do what: policies by name, each holding what the one before holds. Whatever says nothing needs <see cref="Viewer"/>.
/// </summary>
public static class Access
{
    /// <summary>May look at everything but what <see cref="Admin"/> alone sees.</summary>
    public const string Viewer = "viewer";

    /// <summary>May also handle alerts, silence, comment, label sentences, and try sentences and rules.</summary>
    public const string Analyst = "analyst";

    /// <summary>May also change sources and rules, and look after accounts, keys and the audit log.</summary>
    public const string Admin = "admin";

    /// <summary>The policies, the least first.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Analyst, Admin];
}

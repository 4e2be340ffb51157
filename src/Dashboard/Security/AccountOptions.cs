using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>People who sign in with a password: section <c>Stream:Dashboard:Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>Asks everybody to sign in. <c>stream accounts add</c> makes the first account.</summary>
    public bool Enabled { get; set; }

    /// <summary>Fewest characters of a password.</summary>
    [Range(8, 128)]
    public int MinPasswordLength { get; set; } = 12;

    /// <summary>Attempts to sign in that may fail in a row before the account is locked for a while.</summary>
    [Range(2, 100)]
    public int LockAfter { get; set; } = 8;

    /// <summary>Minutes that it stays locked.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>Minutes after which a session that nothing used ends; also for people of a provider.</summary>
    [Range(5, 43_200)]
    public int IdleMinutes { get; set; } = 480;

    /// <summary>Hours after which a session ends whatever is done in it; also for people of a provider.</summary>
    [Range(1, 8_760)]
    public int SessionHours { get; set; } = 72;
}

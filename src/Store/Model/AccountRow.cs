namespace StreamSubjectivity.Store.Model;

/// <summary>A person who may sign in to the dashboard.</summary>
internal sealed class AccountRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared.</summary>
    public required string NormalizedName { get; set; }

    public required string Role { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes with whatever ends sessions: a password, a role, a reset.</summary>
    public required string Stamp { get; set; }

    /// <summary>Counts changes, so that none is lost to another.</summary>
    public int Version { get; set; }

    public bool Disabled { get; set; }

    /// <summary>The password was given by another and is good for one sign-in.</summary>
    public bool MustChange { get; set; }

    /// <summary>Sign-ins that were begun since the last one that succeeded.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset? LastSignIn { get; set; }
}

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Why an account or a key was not changed.</summary>
public enum AccountFault
{
    /// <summary>There is none of that name.</summary>
    Missing,

    /// <summary>Another has the name.</summary>
    NameTaken,

    /// <summary>A name is 1 to 64 letters of the English alphabet, digits, and <c>-._@+</c>.</summary>
    NameInvalid,

    /// <summary>The password is too short.</summary>
    PasswordShort,

    /// <summary>The password is the name, or one of those that everybody tries.</summary>
    PasswordKnown,

    /// <summary>The role is none of viewer, analyst and admin.</summary>
    RoleUnknown,

    /// <summary>Nobody would be left who may look after accounts.</summary>
    LastAdmin,

    /// <summary>Somebody else changed it at the same time.</summary>
    Stale,
}

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>What a sign-in still wants.</summary>
internal enum SignInStep
{
    /// <summary>It was refused: an unknown name, a wrong password, a locked or disabled account. Nobody is told which.</summary>
    Refused,

    /// <summary>A password of one's own.</summary>
    NewPassword,

    /// <summary>Nothing: the session has begun.</summary>
    Done,
}

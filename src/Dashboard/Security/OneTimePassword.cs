using System.Security.Cryptography;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Passwords that the program makes: short to type, with nothing in them that reads like another letter.</summary>
internal static class OneTimePassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private const int Groups = 5;

    private const int GroupLength = 4;

    /// <summary>A new one, of 99 random bits.</summary>
    public static string Create() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));
}

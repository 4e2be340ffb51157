namespace StreamSubjectivity.Dashboard.Formatting;

/// <summary>Addresses that a request names to go on to.</summary>
internal static class LocalAddress
{
    /// <summary>
    /// The address where it is a path of this site; null for anything that a browser could take for another site's, such as
    /// <c>//evil.example</c> or <c>/\evil.example</c>, and for what has no place in a header.
    /// </summary>
    public static string? Of(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && address.All(char.IsAscii)
            ? address
            : null;
}

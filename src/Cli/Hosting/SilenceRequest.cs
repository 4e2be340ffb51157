namespace StreamSubjectivity.Cli.Hosting;

/// <summary>A silence that is asked for.</summary>
/// <param name="Match">Matchers, at least one.</param>
/// <param name="By">Who asks, where nobody is signed in.</param>
/// <param name="Starts">First moment; null for now.</param>
/// <param name="Ends">End, or null.</param>
/// <param name="Hours">Hours of the week, or null.</param>
/// <param name="Comment">Why, or null.</param>
internal sealed record SilenceRequest(
    IReadOnlyList<string> Match, string? By, DateTimeOffset? Starts, DateTimeOffset? Ends, string? Hours, string? Comment);

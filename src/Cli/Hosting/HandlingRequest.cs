namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Who handles an alert, and what that person says.</summary>
/// <param name="By">The person, where nobody is signed in.</param>
/// <param name="Note">What there is to say, or null.</param>
internal sealed record HandlingRequest(string? By, string? Note);

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>A rule that is brought in.</summary>
/// <param name="Text">The rule in YAML, with its name.</param>
/// <param name="By">Who brings it, where nobody is signed in.</param>
internal sealed record RuleRequest(string Text, string? By);

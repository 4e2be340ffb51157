namespace StreamSubjectivity.Cli.Hosting;

/// <summary>A comment that is made.</summary>
/// <param name="Text">What is said; plain text.</param>
/// <param name="By">Who says it, where nobody is signed in.</param>
internal sealed record CommentRequest(string Text, string? By);

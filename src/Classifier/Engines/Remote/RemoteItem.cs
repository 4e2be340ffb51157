namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>One sentence in its prompt, ready to be sent.</summary>
/// <param name="Text">The whole prompt.</param>
/// <param name="Tokens">The same as the server's tokens; empty where it takes text alone.</param>
internal sealed record RemoteItem(string Text, int[] Tokens);

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>A model as its server describes it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="ContextTokens">Tokens that a prompt and what follows it may take; null where the server doesn't say.</param>
internal sealed record RemoteModel(string Name, int? ContextTokens);

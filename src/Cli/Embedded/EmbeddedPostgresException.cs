namespace StreamSubjectivity.Cli.Embedded;

/// <summary>The embedded PostgreSQL can't be started; the message says why and what to do.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause, where there is one.</param>
public class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

namespace StreamSubjectivity.Shared.Net;

/// <summary>A host's name has no address.</summary>
public sealed class UnknownHostException(string message, Exception? inner = null) : Exception(message, inner);

namespace StreamSubjectivity.Shared.Net;

/// <summary>A host isn't connected to, because it is where nobody outside may lead us.</summary>
public sealed class RefusedAddressException(string message) : Exception(message);

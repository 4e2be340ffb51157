namespace StreamSubjectivity.Faults;

/// <summary>A fault that this machine or its user doesn't allow to be made.</summary>
internal sealed class CantBeDoneHereException(string message) : Exception(message);

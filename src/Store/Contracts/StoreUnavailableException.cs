namespace StreamSubjectivity.Store.Contracts;

/// <summary>The database can't be reached or used. The message says where it is and what to do, and never holds the password.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="transient">Whether trying again may help.</param>
/// <param name="inner">The driver's error.</param>
public sealed class StoreUnavailableException(string message, bool transient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether trying again may help without anybody changing a setting.</summary>
    public bool IsTransient { get; } = transient;
}

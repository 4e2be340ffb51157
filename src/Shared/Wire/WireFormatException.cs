namespace StreamSubjectivity.Shared.Wire;

/// <summary>A Kafka record whose value isn't what its topic promises; it belongs in the dead-letter topic.</summary>
public sealed class WireFormatException : Exception
{
    /// <summary>Says what is wrong with the record.</summary>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with the record, with the parser's own error.</summary>
    public WireFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

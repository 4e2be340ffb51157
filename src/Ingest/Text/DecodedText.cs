namespace StreamSubjectivity.Ingest.Text;

/// <summary>Text that was decoded from bytes of unsure encoding.</summary>
/// <param name="Text">The text without a byte-order mark.</param>
/// <param name="Encoding">IANA name of the encoding that was used.</param>
/// <param name="Warnings">What was wrong with the bytes or their labels, for people.</param>
internal sealed record DecodedText(string Text, string Encoding, IReadOnlyList<string> Warnings);

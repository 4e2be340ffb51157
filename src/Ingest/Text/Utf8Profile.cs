using System.Buffers;
using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>How well bytes fit UTF-8.</summary>
/// <param name="Sequences">Valid sequences of two and more bytes.</param>
/// <param name="Invalid">Bytes that belong to no valid sequence.</param>
internal readonly record struct Utf8Profile(int Sequences, int Invalid)
{
    /// <summary>Whether every byte is below 128.</summary>
    internal bool IsAscii => Sequences == 0 && Invalid == 0;

    /// <summary>Whether the bytes are UTF-8, perhaps with a truncated end or a few damaged places.</summary>
    internal bool LooksRight => Sequences > 0 && Invalid * 20 <= Sequences || Invalid == 1 && Sequences > 1;

    /// <summary>Whether there is no doubt: many sequences and nothing else.</summary>
    internal bool IsPlainly => Sequences >= 8 && Invalid == 0;

    /// <summary>Counts over all bytes.</summary>
    internal static Utf8Profile Of(ReadOnlySpan<byte> bytes)
    {
        int sequences = 0, invalid = 0;
        while (true)
        {
            var next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
                return new Utf8Profile(sequences, invalid);
            bytes = bytes[next..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            if (status == OperationStatus.Done)
                sequences++;
            else
                invalid += consumed;
            bytes = bytes[consumed..];
        }
    }
}

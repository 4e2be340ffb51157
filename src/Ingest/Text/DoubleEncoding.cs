using System.Buffers;
using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// Undoes UTF-8 that was read as windows-1252 and encoded once more (<c>Ã©</c> for <c>é</c>). It is undone only where nearly all
/// of a document's characters beyond ASCII are such sequences: a single <c>É»</c> in good French is none.
/// </summary>
internal static class DoubleEncoding
{
    private const double Share = 0.95;
    private const int LongestSequence = 4;

    /// <summary>Returns the text mended, or the very same string where it isn't doubly encoded.</summary>
    internal static string Repair(string text) => LooksDoubled(text) ? Mend(text) : text;

    /// <summary>
    /// Returns the document mended as a whole or, where only some of its parts are doubly encoded, those parts; the very same string
    /// where nothing is.
    /// </summary>
    /// <param name="text">The document.</param>
    /// <param name="parts">What begins a part, such as <c>&lt;item</c>.</param>
    internal static string Repair(string text, params ReadOnlySpan<string> parts)
    {
        if (LooksDoubled(text))
            return Mend(text);
        StringBuilder? mended = null;
        var start = 0;
        while (start < text.Length)
        {
            var end = text.Length;
            foreach (var part in parts)
            {
                if (text.IndexOf(part, start + 1, end - start - 1, StringComparison.Ordinal) is > 0 and var next)
                    end = next;
            }

            var piece = text[start..end];
            var whole = Repair(piece);
            if (!ReferenceEquals(whole, piece))
                mended ??= new StringBuilder(text, 0, start, text.Length);
            mended?.Append(whole);
            start = end;
        }

        return mended?.ToString() ?? text;
    }

    private static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] > '\x7F' && TryDecode(text.AsSpan(i), out var rune, out var length))
            {
                mended.Append(rune.ToString());
                i += length;
            }
            else
            {
                mended.Append(text[i++]);
            }
        }

        return mended.ToString();
    }

    private static bool LooksDoubled(string text)
    {
        int beyondAscii = 0, covered = 0, sequences = 0;
        var longer = false;
        var i = text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F');
        if (i < 0)
            return false;
        while (i < text.Length)
        {
            if (text[i] <= '\x7F')
            {
                i++;
                continue;
            }

            if (TryDecode(text.AsSpan(i), out _, out var length))
            {
                covered += length;
                beyondAscii += length;
                sequences++;
                longer |= length > 2;
                i += length;
            }
            else
            {
                beyondAscii++;
                i++;
            }
        }

        return (sequences > 1 || longer) && covered >= Share * beyondAscii;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out Rune rune, out int length)
    {
        Span<byte> bytes = stackalloc byte[LongestSequence];
        rune = default;
        length = 0;
        for (var i = 0; i < LongestSequence && i < text.Length && TryByte(text[i], out bytes[i]); i++)
            length++;
        if (length < 2 || bytes[0] < 0xC2)
            return false;
        return Rune.DecodeFromUtf8(bytes[..length], out rune, out length) == OperationStatus.Done && length > 1;
    }

    private static bool TryByte(char c, out byte value)
    {
        // The five bytes that windows-1252 leaves undefined pass as the control characters of the same number.
        value = (byte)c;
        if (c < '\x100')
            return c >= '\x80';
        Span<byte> one = stackalloc byte[1];
        var mapped = Charsets.Windows1252.GetBytes([c], one) == 1 && one[0] is >= 0x80 and < 0xA0;
        value = one[0];
        return mapped;
    }
}

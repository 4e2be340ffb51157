using System.Buffers;
using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// Guesses the encoding of bytes that nothing labels and that are no UTF-8, by what each candidate makes of them: letters of one
/// script in a row, in the case that words have.
/// </summary>
internal static class CharsetGuess
{
    private const int Sample = 16 << 10;
    private const double LeastShare = 0.6;
    private const double Plainly = 0.9;
    private const char LastLatin = '\u024F';

    private static readonly SearchValues<char> Common = SearchValues.Create(
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只"
        + "作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长政府部法市民将这國個說們為時會過學對裡後還發當無開見經頭動兩長將，。、「」（）");

    // Multi-byte encodings first: they are strict, and bytes of other kinds rarely fit them.
    private static readonly string[] MultiByte = ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"];

    private static readonly string[] SingleByte = ["windows-1251", "koi8-r", "windows-1253", "windows-1256", "windows-1255"];

    /// <summary>The encoding, windows-1252 where none fits better.</summary>
    internal static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        bytes = HighPart(bytes);
        // In Western text letters beyond ASCII stand alone between others; in other scripts they make words.
        if (ShareInRuns(bytes) < LeastShare)
            return Charsets.Windows1252;
        var best = Charsets.Windows1252;
        var bestScore = 0.0;
        foreach (var name in (string[])[.. MultiByte, .. SingleByte])
        {
            var score = Score(bytes, name);
            if (score > bestScore)
                (best, bestScore) = (Charsets.Find(name)!, score);
            if (score > Plainly && MultiByte.Contains(name))
                break;
        }

        return best;
    }

    private static ReadOnlySpan<byte> HighPart(ReadOnlySpan<byte> bytes)
    {
        var first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF));
        return bytes[first..Math.Min(bytes.Length, first + Sample)];
    }

    private static double ShareInRuns(ReadOnlySpan<byte> bytes)
    {
        int high = 0, inRuns = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            high++;
            if (i > 0 && bytes[i - 1] >= 0x80 || i + 1 < bytes.Length && bytes[i + 1] >= 0x80)
                inRuns++;
        }

        return high == 0 ? 0 : (double)inRuns / high;
    }

    // Share of the characters beyond ASCII that are as texts of the script have them; 0 where a byte fits nothing.
    private static double Score(ReadOnlySpan<byte> bytes, string name)
    {
        var encoding = (Encoding)Charsets.Find(name)!.Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        ReadOnlySpan<char> text = encoding.GetString(bytes);
        // The sample may end inside of a character.
        text = text[..Math.Max(0, text.Length - 2)];
        if (text.Contains('\uFFFD'))
            return 0;
        return MultiByte.Contains(name) ? ShareOfCommon(text) : ShareInWords(text);
    }

    private static double ShareOfCommon(ReadOnlySpan<char> text)
    {
        int beyond = 0, common = 0;
        foreach (var c in text)
        {
            if (c < 0x80)
                continue;
            beyond++;
            if (c is >= '\u3041' and <= '\u30FA' or >= '\uAC00' and <= '\uD7A3' || Common.Contains(c))
                common++;
        }

        // A third of what any Chinese text shows is among the common characters; wrong decoding scatters.
        return beyond == 0 ? 0 : Math.Min(1, (double)common / beyond * 3);
    }

    private static double ShareInWords(ReadOnlySpan<char> text)
    {
        int beyond = 0, good = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
                continue;
            beyond++;
            if (char.IsLetter(text[i]) && text[i] > LastLatin
                && (!char.IsUpper(text[i]) || i == 0 || !char.IsLower(text[i - 1])))
                good++;
        }

        return beyond == 0 ? 0 : (double)good / beyond;
    }
}

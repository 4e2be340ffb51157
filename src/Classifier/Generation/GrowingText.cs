using System.Text;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>A text that grows by tokens, as UTF-8: tokens may end within a character, and stop strings may lie over several.</summary>
internal sealed class GrowingText(Vocabulary vocabulary, IReadOnlyList<byte[]> stops, int tokens)
{
    private readonly int longestStop = stops.Count == 0 ? 0 : stops.Max(s => s.Length);
    private byte[] bytes = new byte[Math.Min(tokens * 8, 4096)];
    private int length;

    /// <summary>Adds a token; true where a stop string is there now, from which on the text is cut off.</summary>
    internal bool Add(int token)
    {
        var written = vocabulary.WritePiece(token, bytes.AsSpan(length));
        if (written < 0)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length - written));
            written = vocabulary.WritePiece(token, bytes.AsSpan(length));
        }

        var from = Math.Max(0, length + 1 - Math.Max(1, longestStop));
        length += written;
        return CutAtStop(from);
    }

    public override string ToString() => Encoding.UTF8.GetString(bytes, 0, length);

    // The earliest stop counts, whichever token completed it.
    private bool CutAtStop(int from)
    {
        var first = -1;
        var tail = bytes.AsSpan(from, length - from);
        foreach (var stop in stops)
        {
            var at = tail.IndexOf(stop);
            if (at >= 0 && (first < 0 || at < first))
                first = at;
        }

        if (first < 0)
            return false;
        length = from + first;
        return true;
    }
}

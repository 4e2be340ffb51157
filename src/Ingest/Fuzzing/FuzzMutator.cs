using System.Text;

namespace StreamSubjectivity.Ingest.Fuzzing;

/// <summary>Damages documents as a seed says: bits, bytes, runs that are cut, doubled, moved or swapped for what parsers trip over.</summary>
/// <param name="seed">The same seed makes the same documents.</param>
public sealed class FuzzMutator(int seed)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<", ">", "</", "<![CDATA[", "]]>", "<!--", "-->", "&", "&#0;", "&#x110000;", "&amp;", "xmlns:", "xmlns=\"\"", "xml:base=\"http://[\"",
            "\"", "'", "{", "}", "[", "]", "\\ud800", "\\u0000", ":", ",", "1e999", "-1", "99999999999999999999", "0", "\r\n\r\n", "\n",
            "Content-Length: ", "WARC/1.0\r\n", "HTTP/1.1 200 OK\r\n", "%", "%zz", "*", "$", "2026-02-31T25:61:00Z", "Mon, 32 Foo 0000", "\uFEFF", "\0",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x1F, 0x8B, 8, 0], [0xF4, 0x90, 0x80, 0x80],
    ];

    private readonly Random random = new(seed);

    /// <summary>A damaged copy.</summary>
    public byte[] Mutate(byte[] document)
    {
        var damaged = new List<byte>(document);
        for (var n = 1 + random.Next(6); n > 0; n--)
            Damage(damaged);
        return [.. damaged];
    }

    private void Damage(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var run = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(10) == 0 ? 200 : 12));
        switch (random.Next(8))
        {
            case 0 when run > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when run > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, run);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, run));
                break;
            case 4 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.RemoveRange(at, run);
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 6 when run > 0:
                bytes.InsertRange(at, Enumerable.Repeat(bytes.GetRange(at, run), random.Next(300)).SelectMany(b => b).ToArray());
                break;
            default:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
        }
    }
}

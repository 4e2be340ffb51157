using System.IO.Compression;
using System.Text;
using StreamSubjectivity.Ingest.Archives;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class WarcReaderTests
{
    private const string Page = "<html><body>It rained.</body></html>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Records_are_read_plain_and_from_gzip_of_one_member_each(bool gzip)
    {
        string[] records = [Record("warcinfo", "software: x"), Record("request", "GET /"), Record("response", Http(Page)), Record("response", Http("2"))];
        using var archive = gzip ? Members(records) : Plain(string.Concat(records));

        var read = await ReadAsync(gzip ? new GZipStream(archive, CompressionMode.Decompress) : archive);

        Assert.Equal(["warcinfo", "request", "response", "response"], read.Select(r => r.Type));
        Assert.Equal(records.Take(3).Sum(r => r.Length), read[3].Offset);
        Assert.Equal("https://a.example/page", read[2].TargetUri);
        Assert.Equal(Page, Body(read[2]));
        Assert.Empty(read[1].Block);
    }

    [Theory]
    [InlineData(10, "truncated")]
    [InlineData(160, "truncated")]
    public async Task An_archive_that_breaks_off_gives_what_was_whole_and_the_place(int kept, string reason)
    {
        var first = Record("response", Http(Page));
        var archive = first + Record("response", Http(Page))[..kept];
        var read = new List<WarcRecord>();
        var fault = await Assert.ThrowsAsync<WarcFormatException>(async () =>
        {
            await foreach (var record in new WarcReader(Plain(archive), "x.warc", 1 << 20).ReadAsync(Cancel))
                read.Add(record);
        });

        Assert.Single(read);
        Assert.Equal((reason, first.Length, "x.warc"), (fault.Reason, fault.Offset, fault.Location));
        Assert.Contains($"byte {first.Length}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_that_breaks_off_is_a_typed_error_too()
    {
        using var whole = Members([Record("response", Http(Page)), Record("response", Http(new string('x', 100_000)))]);
        using var half = new MemoryStream(whole.ToArray()[..^20]);
        var read = 0;
        var fault = await Assert.ThrowsAsync<WarcFormatException>(async () =>
        {
            await foreach (var _ in new WarcReader(new GZipStream(half, CompressionMode.Decompress), "x", 1 << 20).ReadAsync(Cancel))
                read++;
        });
        Assert.Equal((1, "truncated"), (read, fault.Reason));
    }

    [Theory]
    [InlineData("<html>", "not-warc")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "bad-record")]
    [InlineData("WARC/1.0\r\nContent-Length: -5\r\n\r\n", "bad-record")]
    public async Task What_is_no_archive_is_told(string text, string reason) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<WarcFormatException>(() => ReadAsync(Plain(text)))).Reason);

    [Fact]
    public async Task A_block_above_the_cap_is_passed_over_and_an_announced_one_costs_no_memory()
    {
        var archive = Record("response", Http(new string('x', 5000))) + Record("response", Http(Page));
        var read = new List<WarcRecord>();
        await foreach (var record in new WarcReader(Plain(archive), "x", 1000).ReadAsync(Cancel))
            read.Add(record);
        Assert.Equal([true, false], read.Select(r => r.IsTooLarge));

        await Assert.ThrowsAsync<WarcFormatException>(
            () => ReadAsync(Plain("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000000000\r\n\r\nx"), 2_000_000_000));
    }

    [Fact]
    public void Chunks_and_content_encodings_are_taken_off()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(Page));
        var chunked = Join(Ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"),
            Ascii("5;x=y\r\n"), packed[..5], Ascii($"\r\n{packed.Length - 5:X}\r\n"), packed[5..], Ascii("\r\n0\r\n\r\n"));
        var document = HttpMessage.Read(new Uri("https://a.example/"), chunked, 1 << 20)!;

        Assert.Equal(Page, Encoding.UTF8.GetString(document.Body));
        Assert.Equal(("text/html", "utf-8", true), (document.MediaType, document.Charset, document.IsPage));
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked")]
    [InlineData("Content-Encoding: gzip")]
    [InlineData("Content-Encoding: br")]
    [InlineData("Content-Encoding: deflate")]
    public void An_encoding_that_the_crawler_has_taken_off_is_only_a_header(string header) =>
        Assert.Equal(Page, Encoding.UTF8.GetString(
            HttpMessage.Read(new Uri("https://a.example/"), Ascii($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n{Page}"), 1 << 20)!.Body));

    [Fact]
    public void Other_answers_than_whole_ones_hold_no_document_and_a_bomb_is_told()
    {
        Assert.Null(HttpMessage.Read(new Uri("https://a.example/"), Ascii("HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n"), 10));
        var bomb = Join(Ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), Pack(new byte[100_000]));
        Assert.Throws<InvalidDataException>(() => HttpMessage.Read(new Uri("https://a.example/"), bomb, 1000));
        Assert.Throws<InvalidDataException>(() => HttpMessage.Read(new Uri("https://a.example/"), Ascii("SSH-2.0"), 1000));
    }

    internal static string Record(string type, string block, string url = "https://a.example/page") =>
        $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: <{url}>\r\nContent-Type: application/http\r\n"
        + $"Content-Length: {block.Length}\r\n\r\n{block}\r\n\r\n";

    internal static string Http(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}";

    internal static MemoryStream Members(IEnumerable<string> records) =>
        new(Join([.. records.Select(r => Pack(Encoding.Latin1.GetBytes(r)))]));

    private static MemoryStream Plain(string text) => new(Encoding.Latin1.GetBytes(text));

    private static string Body(WarcRecord record) => Encoding.Latin1.GetString(
        HttpMessage.Read(new Uri(record.TargetUri!), record.Block, 1 << 20)!.Body);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(p => p)];

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }

    private static async Task<List<WarcRecord>> ReadAsync(Stream stream, long cap = 1 << 20)
    {
        var read = new List<WarcRecord>();
        await foreach (var record in new WarcReader(stream, "x", cap).ReadAsync(Cancel))
            read.Add(record);
        return read;
    }
}

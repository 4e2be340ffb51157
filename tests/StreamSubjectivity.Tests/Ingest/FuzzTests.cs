using System.Text;
using StreamSubjectivity.Ingest.Fuzzing;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>The readers of foreign bytes under damage that a seed repeats, and over the documents that once broke one of them.</summary>
public sealed class FuzzTests
{
    private const int Documents = 400;

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Damage_ends_in_the_typed_error_or_in_none(string name)
    {
        var target = FuzzTarget.All.Single(t => t.Name == name);
        var mutator = new FuzzMutator(2026);
        for (var i = 0; i < Documents; i++)
        {
            var document = mutator.Mutate(target.Seeds[i % target.Seeds.Count]);
            var fault = await target.TryAsync(document);
            Assert.True(fault is null, $"{fault}\n{Encoding.Latin1.GetString(document)}");
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task The_documents_to_begin_from_are_read_and_their_damage_is_repeatable(string name)
    {
        var target = FuzzTarget.All.Single(t => t.Name == name);
        Assert.All(target.Seeds, s => Assert.Equal(new FuzzMutator(7).Mutate(s), new FuzzMutator(7).Mutate(s)));
        foreach (var seed in target.Seeds)
            Assert.Null(await target.TryAsync(seed));
        Assert.Null(await target.TryAsync([]));
    }

    [Fact]
    public async Task A_fault_of_another_kind_is_seen() =>
        Assert.IsType<ArgumentNullException>(await FuzzTarget.All.Single(t => t.Name == "warc").TryAsync(null!));

    public static TheoryData<string, string> Corpus => new()
    {
        { "feed", "<rss><channel><item><title>&#x110000;</title></item></channel></rss>" },
        { "feed", "<rss xmlns:=\"x\"><:a/><channel xml:base=\"http://[\"><link>http://[</link></channel></rss>" },
        { "feed", "<feed><link rel=\"hub\" href=\"http://[\"/><entry><link href=\"//\"/><updated>9999-99-99</updated></entry></feed>" },
        { "json", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1e999,\"url\":\"http://[\",\"title\":\"\\ud800\"}],\"hubs\":[1]}" },
        { "json", "{\"items\":[{\"authors\":{\"name\":[]},\"url\":\"\\udfff\",\"id\":{}}],\"next\":{}}" },
        // Cut off or not closed, with half a character in a name before that.
        { "json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"\\ud800itle\":\"T\",\"items\":[{\"id\":\"1\"},{\"id\":2},{\"id\":\"3" },
        { "json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"hubs\":[{\"typ\\ude00e\":\"WebSub\"}],\"items\":[{\"id\":\"1\"},{\"id\":2}" },
        { "page", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headl\\ud800ine\":\"A\",\"name\":\"\\ude00\"};</script><p>x" },
        { "ndjson", "{\"\\ud800url\":\"urn:[\",\"paragraphs\":[[\"\\udfff\"],7]}\n{\"url\":\"http://[\",\"text\":\"&#x110000;\"}\n[]\n\0" },
        { "sitemap", "<urlset><url><loc>http://[</loc></url><url><loc/><news/></url></urlset>" },
        { "warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 30\r\n\r\nHTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nx" },
        // zlib with a preset dictionary.
        { "warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 58\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nx?abcdefghij" },
        { "robots", "User-agent: *\nDisallow: /%\nDisallow: /%z$*$\nAllow: %" },
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task Documents_that_are_hard_are_read_or_refused(string name, string document) =>
        Assert.Null(await FuzzTarget.All.Single(t => t.Name == name).TryAsync(Encoding.UTF8.GetBytes(document)));
}

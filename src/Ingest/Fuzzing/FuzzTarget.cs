using System.IO.Compression;
using System.Text;
using StreamSubjectivity.Ingest.Apis;
using StreamSubjectivity.Ingest.Archives;
using StreamSubjectivity.Ingest.Extraction;
using StreamSubjectivity.Ingest.OneOff;
using StreamSubjectivity.Ingest.Robots;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Fuzzing;

/// <summary>A reader of foreign bytes, with documents to begin from. Any bytes may end in its typed error, and in no other.</summary>
public sealed class FuzzTarget
{
    private static readonly FeedOrigin Origin = new("fuzz", new Uri("https://a.example/feed"));

    private readonly Func<byte[], Task> read;

    // Every start of the program names the readers; packing what they begin from takes longer than all else of that.
    private readonly Lazy<IReadOnlyList<byte[]>> seeds;

    private FuzzTarget(string name, Func<byte[], Task> read, bool packed, params string[] seeds)
    {
        Name = name;
        this.read = read;
        this.seeds = new(() =>
        {
            var plain = seeds.Select(Encoding.UTF8.GetBytes).ToList();
            return [.. plain, .. packed ? plain.Select(FuzzSeeds.Packed) : []];
        });
    }

    /// <summary>All readers.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("feed", b => Run(() => FeedReader.Read(b, Origin)), false, FuzzSeeds.Rss, FuzzSeeds.Atom, FuzzSeeds.Rdf),
        new("json", ReadJsonAsync, false, FuzzSeeds.JsonFeed, FuzzSeeds.Api),
        new("sitemap", b => Run(() => FeedReader.Read(b, Origin)), true, FuzzSeeds.Sitemap, FuzzSeeds.SitemapIndex),
        new("warc", ReadArchiveAsync, true, FuzzSeeds.Warc),
        new("ndjson", b => Run(() => ReadLines(b)), false, FuzzSeeds.Articles),
        new("page", b => Run(() => PageExtractor.Extract(b, "fuzz", Origin.BaseUrl, null)), false, FuzzSeeds.Page),
        new("robots", b => Run(() => RobotsFile.Parse(b).Allows("a", new Uri("https://a.example/x?y=z"))), false, FuzzSeeds.Robots),
    ];

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Documents that it reads without complaint.</summary>
    public IReadOnlyList<byte[]> Seeds => seeds.Value;

    /// <summary>Reads bytes. Returns the error that is none of the reader's own, or null.</summary>
    public async Task<Exception?> TryAsync(byte[] bytes)
    {
        try
        {
            await read(bytes);
            return null;
        }
        catch (Exception e) when (e is FeedFormatException or WarcFormatException or PageFormatException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static Task Run<T>(Func<T> act)
    {
        act();
        return Task.CompletedTask;
    }

    private static Task ReadJsonAsync(byte[] bytes)
    {
        FeedFormatException? fault = null;
        try
        {
            FeedReader.Read(bytes, Origin);
        }
        catch (FeedFormatException e)
        {
            fault = e;
        }

        ApiMapper.Read(bytes, new ApiOptions { Url = "https://a.example/", Items = "items", Authors = "authors.*.name" }, Origin);
        return fault is null ? Task.CompletedTask : Task.FromException(fault);
    }

    // Line by line, as the intake does: a bad line costs itself alone.
    private static int ReadLines(byte[] bytes)
    {
        var refused = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n'))
        {
            try
            {
                ArticleLine.Read(line);
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        return refused;
    }

    private static async Task ReadArchiveAsync(byte[] bytes)
    {
        Stream stream = new MemoryStream(bytes);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            stream = new GZipStream(stream, CompressionMode.Decompress);
        await foreach (var record in new WarcReader(stream, "fuzz", 1 << 20).ReadAsync(CancellationToken.None))
        {
            try
            {
                HttpMessage.Read(Origin.BaseUrl!, record.Block, 1 << 20);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                // The errors that the intake of archives takes for a broken record.
            }
        }
    }
}

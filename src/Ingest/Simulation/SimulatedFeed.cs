using System.Globalization;
using System.Text;

namespace StreamSubjectivity.Ingest.Simulation;

/// <summary>A feed that publishes at random at its own rate and always holds its newest items.</summary>
internal sealed class SimulatedFeed
{
    /// <summary>Items that it holds.</summary>
    internal const int Window = 20;

    private const string Summary =
        "The council met on Monday and spoke about the harbour for two hours, then it decided to meet again before the summer is over.";

    private readonly List<DateTimeOffset> published = [];

    /// <summary>Draws its life from random numbers.</summary>
    internal SimulatedFeed(Uri url, Random random, DateTimeOffset start, TimeSpan length)
    {
        Url = url;
        // From one item in three days to three hundred a day, evenly on the scale of orders.
        var perDay = Math.Exp(Math.Log(0.33) + (random.NextDouble() * (Math.Log(300) - Math.Log(0.33))));
        var gap = TimeSpan.FromDays(1 / perDay);
        var at = start - (gap * Window * 2);
        while (at < start + length)
        {
            published.Add(at);
            at += gap * -Math.Log(1 - random.NextDouble());
        }

        Validators = random.Next(10) switch { < 6 => Validators.ETag, < 8 => Validators.LastModified, _ => Validators.None };
        Latency = TimeSpan.FromMilliseconds(50 + (450 * random.NextDouble()));
        // One in twenty is down for a while: a deploy, a broken proxy.
        DownFrom = random.Next(20) == 0 ? start + (length * random.NextDouble()) : DateTimeOffset.MaxValue;
        Seen = new DateTimeOffset?[published.Count];
    }

    internal Uri Url { get; }

    internal Validators Validators { get; }

    internal TimeSpan Latency { get; }

    internal DateTimeOffset DownFrom { get; }

    /// <summary>When each item was first seen by the reader.</summary>
    internal DateTimeOffset?[] Seen { get; }

    internal bool IsDown(DateTimeOffset now) => now >= DownFrom && now < DownFrom + TimeSpan.FromMinutes(20);

    internal DateTimeOffset Published(int item) => published[item];

    /// <summary>How many items there are at a time.</summary>
    internal int Count(DateTimeOffset now)
    {
        var found = published.BinarySearch(now);
        return found < 0 ? ~found : found + 1;
    }

    /// <summary>When it last changed.</summary>
    internal DateTimeOffset Changed(DateTimeOffset now) => published[Math.Max(0, Count(now) - 1)];

    /// <summary>The document at a time.</summary>
    internal byte[] Document(DateTimeOffset now)
    {
        var feed = new StringBuilder("<rss version=\"2.0\"><channel><title>A feed</title><language>en</language>");
        for (var i = Count(now) - 1; i >= Math.Max(0, Count(now) - Window); i--)
        {
            feed.Append(
                CultureInfo.InvariantCulture,
                $"<item><guid isPermaLink=\"false\">{i}</guid><link>{Url}/{i}</link><title>Item {i}</title><pubDate>{published[i]:R}</pubDate><description>{Summary}</description></item>");
        }

        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }
}

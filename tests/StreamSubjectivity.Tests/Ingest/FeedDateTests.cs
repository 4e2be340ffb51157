using System.Globalization;
using StreamSubjectivity.Ingest.Sources;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Sat, 07 Jan 2017 09:40:00 -0500", "2017-01-07T14:40:00Z")]
    [InlineData("Sat, 7 Jan 2017 09:40 EST", "2017-01-07T14:40:00Z")]
    [InlineData("07 Jan 2017 18:20:03 +0300", "2017-01-07T15:20:03Z")]
    [InlineData("7 Jan 17 18:20:03 GMT", "2017-01-07T18:20:03Z")]
    [InlineData("Sat, 07 Jan 2017 15:21:42 GMT ", "2017-01-07T15:21:42Z")]
    [InlineData("Saturday, January 7, 2017 3:21 PM", "2017-01-07T15:21:00Z")]
    [InlineData("Jan 7, 2017 12:05 a.m. PST", "2017-01-07T08:05:00Z")]
    [InlineData("Sat Jan  7 15:21:42 2017", "2017-01-07T15:21:42Z")]
    [InlineData("Sa, 07 Mai 2016 09:00:00 +0200", "2016-05-07T07:00:00Z")]
    [InlineData("7 de enero de 2017", "2017-01-07T00:00:00Z")]
    [InlineData("sam., 07 janv. 2017 16:18:19 +0100", "2017-01-07T15:18:19Z")]
    [InlineData("7 января 2017 10:00 MSK", "2017-01-07T07:00:00Z")]
    [InlineData("Mon, 24 Dec 2018 24:00:00 GMT", "2018-12-25T00:00:00Z")]
    [InlineData("2017-01-23T21:54:55+01:00", "2017-01-23T20:54:55Z")]
    [InlineData("2017-01-23T21:54:55.25Z", "2017-01-23T21:54:55.25Z")]
    [InlineData("2017-01-23 21:54:55", "2017-01-23T21:54:55Z")]
    [InlineData("2017-01-23T21:54+0100", "2017-01-23T20:54:00Z")]
    [InlineData("2017-01-23", "2017-01-23T00:00:00Z")]
    [InlineData("2017-01", "2017-01-01T00:00:00Z")]
    [InlineData("20170123T215455Z", "2017-01-23T21:54:55Z")]
    [InlineData("23.01.2017 21:54", "2017-01-23T21:54:00Z")]
    [InlineData("1485208495", "2017-01-23T21:54:55Z")]
    [InlineData("2025-05-29T20:00:27+0200", "2025-05-29T18:00:27Z")]
    [InlineData("Sun, 32 Jan 2017 00:00:00 GMT", null)]
    [InlineData("yesterday", null)]
    [InlineData("0000-00-00T00:00:00Z", null)]
    public void Dates_of_feeds_are_read_in_UTC(string text, string? expected)
    {
        var read = FeedDate.TryParse(text, out var date);

        Assert.Equal(expected is not null, read);
        if (expected is not null)
            Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), date);
        if (read)
            Assert.Equal(TimeSpan.Zero, date.Offset);
    }
}

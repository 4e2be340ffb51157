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
    [InlineData("Monday, 23-Jan-17 21:54:55 GMT", "2017-01-23T21:54:55Z")]
    [InlineData("Mon, 23 Jan 2017 21:54:55 +01:00", "2017-01-23T20:54:55Z")]
    [InlineData("Mon, 23 Jan 2017 21:54:55 GMT+0100", "2017-01-23T20:54:55Z")]
    [InlineData("Mon, 23 Jan 2017 21:54:55 UTC+2", "2017-01-23T19:54:55Z")]
    [InlineData("Mon, 23 Jan 2017 9:54:55 PM EST", "2017-01-24T02:54:55Z")]
    [InlineData("Mon Jan 23 21:54:55 PST 2017", "2017-01-24T05:54:55Z")]
    [InlineData("Mon,23 Jan 2017 21:54:55 Z", "2017-01-23T21:54:55Z")]
    [InlineData("Mon, 23 January 2017 21:54:55 +0000 (UTC)", "2017-01-23T21:54:55Z")]
    [InlineData("January 23rd, 2017 at 9:54 pm", "2017-01-23T21:54:00Z")]
    [InlineData("Sept. 5, 2017", "2017-09-05T00:00:00Z")]
    [InlineData("2017/01/23 21:54:55 JST", "2017-01-23T12:54:55Z")]
    [InlineData("2017-1-23T1:02:03Z", "2017-01-23T01:02:03Z")]
    [InlineData("2017-01-23T21:54:55 +01:00", "2017-01-23T20:54:55Z")]
    [InlineData("2017-01-23T21:54:55.123456789Z", "2017-01-23T21:54:55.123Z")]
    [InlineData("2017-01-23T21:54:55−05:00", "2017-01-24T02:54:55Z")]
    [InlineData("20170123", "2017-01-23T00:00:00Z")]
    [InlineData("2017", "2017-01-01T00:00:00Z")]
    [InlineData("1485208495123", "2017-01-23T21:54:55.123Z")]
    [InlineData("1/23/2017 9:54:55 PM", "2017-01-23T21:54:55Z")]
    [InlineData("01/02/2017 9:54:55 AM", "2017-01-02T09:54:55Z")]
    [InlineData("02/01/2017 21:54", "2017-01-02T21:54:00Z")]
    [InlineData("23/01/2017 21:54:55", "2017-01-23T21:54:55Z")]
    [InlineData("<![CDATA[Mon]]>", null)]
    [InlineData("Mon, 23 Jan 2017 25:00:00 GMT", null)]
    [InlineData("03. Jänner 2024 10:30", "2024-01-03T10:30:00Z")]
    [InlineData("Mi., 3. Jan. 2024 10:30:00 +0100", "2024-01-03T09:30:00Z")]
    [InlineData("mer., 03 avr. 2024 10:30:00 +0200", "2024-04-03T08:30:00Z")]
    [InlineData("3 août 2024 à 10h30", "2024-08-03T10:30:00Z")]
    [InlineData("mercoledì 3 gennaio 2024, ore 10:30", "2024-01-03T10:30:00Z")]
    [InlineData("mié, 03 ene 2024 10:30:00 +0100", "2024-01-03T09:30:00Z")]
    [InlineData("3 de março de 2024 10:30", "2024-03-03T10:30:00Z")]
    [InlineData("wo, 03 mrt 2024 10:30:00 +0100", "2024-03-03T09:30:00Z")]
    [InlineData("śr., 3 września 2024 10:30:00 +0200", "2024-09-03T08:30:00Z")]
    [InlineData("Вт, 03 сен 2024 10:30:00 +0300", "2024-09-03T07:30:00Z")]
    [InlineData("3 сентября 2024 г., 10:30", "2024-09-03T10:30:00Z")]
    [InlineData("3 септември 2024 г. 10:30 ч.", "2024-09-03T10:30:00Z")]
    [InlineData("٣ سبتمبر ٢٠٢٤ 10:30", "2024-09-03T10:30:00Z")]
    [InlineData("3 كانون الثاني 2024", "2024-01-03T00:00:00Z")]
    [InlineData("Τρι, 03 Σεπ 2024 10:30:00 +0300", "2024-09-03T07:30:00Z")]
    [InlineData("3 Μαΐου 2024", "2024-05-03T00:00:00Z")]
    [InlineData("03 Eylül 2024 Salı 10:30", "2024-09-03T10:30:00Z")]
    [InlineData("вт, 3 вересня 2024 10:30:00 +0300", "2024-09-03T07:30:00Z")]
    [InlineData("mar., 3 sept. 2024 10:30:00 +0300", "2024-09-03T07:30:00Z")]
    [InlineData("marți, 3 septembrie 2024 10:30", "2024-09-03T10:30:00Z")]
    [InlineData("2024年9月3日 10:30", "2024-09-03T10:30:00Z")]
    [InlineData("2024年9月3日(火) 午後3時05分", "2024-09-03T15:05:00Z")]
    [InlineData("2024年09月03日 10:30:00 +0800", "2024-09-03T02:30:00Z")]
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

using StreamSubjectivity.Alerts.Life;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("sat,sun", "2026-11-21T00:00:00Z", true)]
    [InlineData("sat,sun", "2026-11-23T00:00:00Z", false)]
    [InlineData("sat,sun Europe/Berlin", "2026-11-20T23:30:00Z", true)]
    [InlineData("mon-fri 22:00-06:00", "2026-11-21T05:59:00Z", true)]
    [InlineData("mon-fri 22:00-06:00", "2026-11-22T23:00:00Z", false)]
    [InlineData("mon-fri 22:00-06:00", "2026-11-23T05:00:00Z", false)]
    [InlineData("fri-mon 08:00-24:00", "2026-11-23T23:59:00Z", true)]
    [InlineData("daily 02:00-03:00 Europe/Berlin", "2026-07-01T00:30:00Z", true)]
    [InlineData("daily 02:00-03:00 Europe/Berlin", "2026-12-01T00:30:00Z", false)]
    public void Hours_of_the_week_hold_in_their_zone(string hours, string moment, bool holds) =>
        Assert.Equal(holds, Recurrence.Parse(hours).Holds(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("")]
    [InlineData("someday")]
    [InlineData("mon 25:00-26:00")]
    [InlineData("mon 8-9")]
    [InlineData("mon 08:00-09:00 Mars/Olympus")]
    [InlineData("mon-tue-wed")]
    public void What_names_no_hours_is_refused(string hours) => Assert.Throws<FormatException>(() => Recurrence.Parse(hours));

    [Theory]
    [InlineData("outlet=a.example", true)]
    [InlineData("outlet=b.example", false)]
    [InlineData("outlet!=b.example", true)]
    [InlineData("outlet=~a\\..*", true)]
    [InlineData("outlet=~example", false)]
    [InlineData("outlet!~a.*", false)]
    [InlineData("section=", true)]
    [InlineData("section!=politics", true)]
    public void A_matcher_holds_as_it_does_in_Alertmanager(string matcher, bool holds) =>
        Assert.Equal(holds, Matcher.Parse(matcher).Holds(new Dictionary<string, string> { ["outlet"] = "a.example" }));

    [Theory]
    [InlineData("outlet")]
    [InlineData("=a")]
    [InlineData("a b=c")]
    [InlineData("outlet=~(")]
    [InlineData("outlet=~(?<=a)b")]
    public void What_is_no_matcher_is_refused(string matcher) => Assert.Throws<FormatException>(() => Matcher.Parse(matcher));
}

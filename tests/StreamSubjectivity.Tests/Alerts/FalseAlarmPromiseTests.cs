using StreamSubjectivity.Alerts.Detection;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class FalseAlarmPromiseTests
{
    [Theory]
    [InlineData("at most one false alarm a year over all that I watch", 365.25)]
    [InlineData("At most one false alarm a year.", 365.25)]
    [InlineData("2 false alarms per month", 15.21875)]
    [InlineData("one in 10 years", 3652.5)]
    [InlineData("one a week", 7)]
    [InlineData("once a quarter", 91.3125)]
    [InlineData("a false alarm every two years", 730.5)]
    [InlineData("twelve false alarms a year over everything", 30.4375)]
    [InlineData("0.5 a year", 730.5)]
    public void Words_are_understood(string words, double days) => Assert.Equal(days, FalseAlarmPromise.Parse(words).DaysBetween, 1e-9);

    [Theory]
    [InlineData("")]
    [InlineData("never")]
    [InlineData("no false alarm a year")]
    [InlineData("3 a day")]
    [InlineData("one a fortnight")]
    public void What_promises_nothing_is_refused(string words) => Assert.Throws<FormatException>(() => FalseAlarmPromise.Parse(words));
}

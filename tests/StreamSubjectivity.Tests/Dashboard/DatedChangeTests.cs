using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Trends;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class DatedChangeTests
{
    private static readonly DateOnly Since = new(2026, 2, 2);
    private static readonly DaySpan Span = new(Since.AddDays(-30), Since.AddDays(30));

    [Fact]
    public void A_change_is_joined_to_the_alert_of_its_direction_whose_interval_meets_its_own_and_others_stand_alone()
    {
        var (right, other) = (Alert("up", 3), Alert("down", 0));

        var changes = DatedChange.Of([Series("en", Change(Since, .3, .4))], [other, right], Span);

        var change = Assert.Single(changes, change => change.Confidence is not null);
        Assert.Equal(right.Id, change.Alert);
        Assert.Equal(other.Id, Assert.Single(changes, change => change.Confidence is null).Alert);
        Assert.Equal(.99, change.Confidence);
        Assert.Null(change.Language);
    }

    [Fact]
    public void Without_a_detector_the_changes_of_alerts_are_what_is_known()
    {
        var change = Assert.Single(DatedChange.Of(null, [Alert("up", 0), Alert("wider", 0), Alert("up", 0) with { Shift = null }], Span));

        Assert.Equal((Since, .2, .5), (change.Since, change.From, change.To));
        Assert.Null(change.Confidence);
    }

    [Fact]
    public void Changes_whose_interval_ends_before_the_window_are_left_out_and_languages_are_told_apart()
    {
        var changes = DatedChange.Of(
            [Series("en", Change(Since, .3, .4), Change(Span.First.AddDays(-4), .2, .3)), Series("fr", Change(Since.AddDays(-9), .5, .4))], [], Span);

        Assert.Equal(["fr", "en"], changes.Select(change => change.Language));
    }

    private static SeriesShifts Series(string language, params LevelChange[] changes) => new(language, 100, Since, changes, .04, 4, null);

    private static LevelChange Change(DateOnly since, double from, double to) =>
        new(since, since.AddDays(-2), since.AddDays(2), from, .01, to, .01, .99);

    private static OutletAlert Alert(string direction, int later) => new(
        Guid.NewGuid(), "tone", "firing", null, "It changed", DateTimeOffset.UnixEpoch, null,
        new AlertedShift(direction, Since.AddDays(later), Since.AddDays(later - 1), Since.AddDays(later + 1), .2, .5));
}

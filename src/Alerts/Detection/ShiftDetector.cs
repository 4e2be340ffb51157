using System.Text.Json;
using System.Text.Json.Serialization;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Series;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Watches one daily series for lasting shifts of its level or spread. Points come in order of days; each costs the same, and memory is
/// bounded. It raises no alarm itself: <see cref="ShiftEvidence.Value"/> is held against a <see cref="FalseAlarmPromise"/>, alone or with
/// other series. After an alarm <see cref="Rebase"/> begins a new level; a new scorer begins a new detector.
/// </summary>
internal sealed class ShiftDetector
{
    private const int Version = 1;

    // Of the promised rate of false alarms the level has this share, spread the rest.
    private const double LevelPart = 0.92;

    // The spread of so few articles says nothing.
    private const int FewestForSpread = 4;

    // A normal day lies this far off once in six years.
    private const double SuddenFrom = 3.5;

    private static readonly JsonSerializerOptions Json = new()
    {
        // A variance that isn't known is not a number.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private Channel level;
    private Channel spread;
    private int? lastDay;

    public ShiftDetector() => (level, spread) = (new Channel(), new Channel());

    private ShiftDetector(ShiftDetectorState state) =>
        (level, spread, lastDay) = (Channel.Resume(state.Level), Channel.Resume(state.Spread), state.LastDay);

    /// <summary>The last day; null before the first.</summary>
    public DateOnly? LastDate => lastDay is { } day ? DateOnly.FromDayNumber(day) : null;

    /// <summary>Whether it has seen enough days to judge.</summary>
    public bool Ready => level.Ready;

    /// <summary>The level that days are held against, not a number before it is <see cref="Ready"/>.</summary>
    public double Level => level.Ready ? level.Level : double.NaN;

    /// <summary>The channel of the means.</summary>
    internal Channel LevelChannel => level;

    /// <summary>Goes on where another one was saved.</summary>
    /// <exception cref="JsonException">This is no saved detector, or one of another version.</exception>
    public static ShiftDetector Resume(string state) =>
        JsonSerializer.Deserialize<ShiftDetectorState>(state, Json) is { Version: Version } saved
            ? new(saved)
            : throw new JsonException($"a detector's state of version {Version} was expected");

    /// <summary>All that it knows, as JSON.</summary>
    public string Save() => JsonSerializer.Serialize(new ShiftDetectorState(Version, lastDay, level.Save(), spread.Save()), Json);

    /// <summary>A detector that knows the same and goes its own way, for days that aren't complete yet.</summary>
    public ShiftDetector Copy() => new(new ShiftDetectorState(Version, lastDay, level.Save(), spread.Save()));

    /// <summary>Takes the next day.</summary>
    /// <param name="point">The day.</param>
    /// <param name="from">
    /// From where on evidence matters. Smaller evidence is still below it, but may be given as more than it is: what calibration takes off it
    /// is reckoned when it matters.
    /// </param>
    /// <exception cref="ArgumentException">The day isn't after the last one, or its mean isn't a number.</exception>
    public ShiftEvidence Update(in DailyPoint point, double from = 0)
    {
        var day = point.Date.DayNumber;
        if (day <= lastDay)
            throw new ArgumentException($"{point.Date:O} comes after {LastDate:O}", nameof(point));
        if (!double.IsFinite(point.Mean))
            throw new ArgumentException($"the mean of {point.Date:O} is not a number", nameof(point));
        lastDay = day;
        var (means, hasSpread) = (LevelOf(point), HasSpread(point));
        var spreads = hasSpread ? SpreadOf(point) : default;
        var (read, own) = (level.Judge(means), hasSpread ? spread.Judge(spreads) : default);
        var evidence = Combine(point.Date, read, own, hasSpread);
        if (evidence.Value >= from)
            evidence = Combine(point.Date, level.Calibrate(read), hasSpread ? spread.Calibrate(own) : own, hasSpread);
        level.Keep(means);
        if (hasSpread)
            spread.Keep(spreads);
        return evidence;
    }

    /// <summary>A day as the channel of the means sees it.</summary>
    internal static Observation LevelOf(in DailyPoint point) => new(
        point.Date.DayNumber, point.Mean, point.Articles * Share(point), point.StandardError * point.StandardError / Share(point));

    /// <summary>
    /// Begins anew with the next day, after an alarm. An outlet that has shifted scatters otherwise too; and the days that raised the
    /// alarm are extreme by selection: a level that was learned from them would be left by the next ones.
    /// </summary>
    public void Rebase() => (level, spread) = (new Channel(), new Channel());

    /// <summary>Dates the change that the remembered days hold; null where they are too few. A spread is given as a standard deviation.</summary>
    public DatedShift? Date(ShiftKind kind)
    {
        if (kind is ShiftKind.Up or ShiftKind.Down)
            return ShiftDating.One(level.Values());
        if (!spread.Ready)
            return ShiftDating.One(level.Deviations());
        return ShiftDating.One(spread.Values()) is { } shift ? shift with { From = Deviation(shift.From), To = Deviation(shift.To) } : null;

        static LevelEstimate Deviation(LevelEstimate root) => Math.Sqrt(Math.Max(0, root.Value)) is var half
            ? new(half * half * half, 1.5 * half * root.StandardError)
            : default;
    }

    // The cube root of a variance is next to normal, with few articles too (Wilson and Hilferty 1931).
    private static Observation SpreadOf(in DailyPoint point)
    {
        var freedom = point.Articles - 1;
        var root = Math.Cbrt(point.ArticleDeviation * point.ArticleDeviation) / (1 - (2 / (9 * freedom)));
        return new Observation(point.Date.DayNumber, root, freedom * Share(point), double.NaN);
    }

    // What is still missing of a day may differ from what is there.
    private static double Share(in DailyPoint point) => point.Complete ? 1 : 0.5;

    private static bool HasSpread(in DailyPoint point) => point.Articles >= FewestForSpread && point.ArticleDeviation > 0;

    private ShiftEvidence Combine(DateOnly date, in ChannelReading read, in ChannelReading own, bool hasSpread)
    {
        // Where articles have no spread, days have; but not where they have one on other days.
        var (wider, narrower) = hasSpread ? (own.Up, own.Down) : spread.Ready ? (0, 0) : (read.Wider, read.Narrower);
        var (levels, spreads) = (read.Up + read.Down, wider + narrower);
        var kind = levels >= spreads ? read.Up >= read.Down ? ShiftKind.Up : ShiftKind.Down
            : wider >= narrower ? ShiftKind.Wider : ShiftKind.Narrower;
        var value = Math.Max(levels * LevelPart, spreads * (1 - LevelPart));
        return new ShiftEvidence(
            date, value, kind, read.Innovation, Math.Abs(read.Innovation) >= SuddenFrom, read.Ready);
    }
}

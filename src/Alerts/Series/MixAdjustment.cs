using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Alerts.Series;

/// <summary>
/// Takes the mix of sections out of an outlet's days: what is left is how far its articles lie off what their sections were at first
/// (indirect standardisation). More opinion pieces than usual don't move it; opinion in the news does.
/// </summary>
internal sealed class MixAdjustment
{
    // A section is known after so many days and articles, and then stays what it was: a reference that follows would hide a shift.
    private const int DaysOfReference = 60;
    private const int FewestArticles = 5;

    private readonly Dictionary<string, Reference> references = [];
    private double sum;
    private double articles;
    private DateOnly? first;

    /// <summary>The point of a day.</summary>
    /// <param name="day">The day; they grow.</param>
    /// <param name="sections">Its sections, at least one, each once.</param>
    /// <param name="settled">Last day that is taken for complete.</param>
    public DailyPoint Add(DateOnly day, IReadOnlyList<SectionDay> sections, DateOnly settled)
    {
        first ??= day;
        var overall = articles > 0 ? sum / articles : sections.Sum(s => s.Sum) / sections.Sum(s => s.Articles);
        IReadOnlyList<SectionDay> counted = [.. sections.Where(s => !IsNew(s.Section, day))];
        if (counted.Count == 0)
            counted = sections;
        double deviation = 0, within = 0, count = 0, freedom = 0;
        foreach (var section in counted)
        {
            deviation += section.Sum - (section.Articles * Level(section.Section, overall));
            within += Math.Max(0, section.SumSquares - (section.Sum * section.Sum / section.Articles));
            count += section.Articles;
            freedom += section.Articles - 1;
        }

        var error = freedom > 0 ? Math.Sqrt(within / freedom / count) : double.NaN;
        Learn(day, sections);
        return new DailyPoint(
            day, overall + (deviation / count), error > 0 ? error : double.NaN, count, day <= settled && sections.All(s => s.Complete));
    }

    // A section that an outlet opens late says nothing of a change before it is known itself.
    private bool IsNew(string section, DateOnly day) =>
        day.DayNumber - first!.Value.DayNumber >= DaysOfReference && !(references.GetValueOrDefault(section)?.Articles >= FewestArticles);

    // Few articles are drawn towards the outlet's mean.
    private double Level(string section, double overall) => references.GetValueOrDefault(section) is { } reference
        ? (reference.Sum + (FewestArticles * overall)) / (reference.Articles + FewestArticles)
        : overall;

    private void Learn(DateOnly day, IReadOnlyList<SectionDay> sections)
    {
        foreach (var section in sections)
        {
            var reference = references.GetValueOrDefault(section.Section) ?? new Reference(day, 0, 0);
            if (day.DayNumber - reference.First.DayNumber < DaysOfReference || reference.Articles < FewestArticles)
                references[section.Section] = reference with { Sum = reference.Sum + section.Sum, Articles = reference.Articles + section.Articles };
            if (day.DayNumber - first!.Value.DayNumber < DaysOfReference)
                (sum, articles) = (sum + section.Sum, articles + section.Articles);
        }
    }

    private sealed record Reference(DateOnly First, double Sum, double Articles);
}

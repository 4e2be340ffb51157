using System.Text.Json;
using System.Text.Json.Serialization;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Shifts;

/// <summary>What an alert of a shift of tone keeps: the evidence as it was on the day of the alarm.</summary>
/// <param name="Series">The series.</param>
/// <param name="Kind">What has changed.</param>
/// <param name="AlarmDay">Day whose articles decided it.</param>
/// <param name="Since">Most likely first day of the new tone.</param>
/// <param name="SinceInterval">First and last day of the interval that holds it with 95 %.</param>
/// <param name="From">The level before.</param>
/// <param name="To">The level since.</param>
/// <param name="Confidence">Probability that something has changed, 0 to 1.</param>
/// <param name="MinimumDetectable">Shift that the series would have shown within four weeks with a chance of 80 %, or null.</param>
/// <param name="Sections">Mix against within, by section.</param>
/// <param name="Bylines">The same by byline.</param>
/// <param name="Articles">Up to five articles that drive it.</param>
/// <param name="Sentences">Up to twenty sentences that drive it.</param>
internal sealed record ShiftDetails(
    ShiftSeries Series,
    ShiftKind Kind,
    DateOnly AlarmDay,
    DateOnly Since,
    IReadOnlyList<DateOnly> SinceInterval,
    ShiftLevel From,
    ShiftLevel To,
    double Confidence,
    double? MinimumDetectable,
    ShiftParts Sections,
    ShiftParts Bylines,
    IReadOnlyList<DrivingArticle> Articles,
    IReadOnlyList<DrivingSentence> Sentences)
{
    // What came long before says little of the change; as the explanation counts.
    private const int LongestBefore = 180;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>First day of the interval of the beginning.</summary>
    public DateOnly Earliest => SinceInterval is [var earliest, _] ? earliest : Since;

    /// <summary>Last day of it.</summary>
    public DateOnly Latest => SinceInterval is [_, var latest] ? latest : Since;

    /// <summary>Whether it is the level that moved, and not the spread.</summary>
    public bool IsOfLevel => Kind is ShiftKind.Up or ShiftKind.Down;

    /// <summary>Days before the change that are held against it.</summary>
    public DaySpan Before => new(Since.DayNumber > LongestBefore ? Since.AddDays(-LongestBefore) : DateOnly.MinValue, Since.AddDays(Since > DateOnly.MinValue ? -1 : 0));

    /// <summary>Days of the new tone up to the alarm.</summary>
    public DaySpan After => new(Since, AlarmDay < Since ? Since : AlarmDay);

    /// <summary>Reads what is stored; null where it is of another kind, or of a version that wrote otherwise.</summary>
    public static ShiftDetails? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<ShiftDetails>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

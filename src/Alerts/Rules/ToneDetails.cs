using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamSubjectivity.Alerts.Dating;
using StreamSubjectivity.Alerts.Explanation;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>An explanation as it is stored with its alert: JSON in snake_case.</summary>
internal static class ToneDetails
{
    private const int MostParts = 10;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(ShiftExplanation explanation, ToneAlarm alarm) => JsonSerializer.Serialize(
        new
        {
            explanation.Series,
            explanation.Kind,
            AlarmDay = alarm.Evidence.Date,
            explanation.Shift.Since,
            SinceInterval = new[] { explanation.Shift.Earliest, explanation.Shift.Latest },
            From = Level(explanation.Shift.From),
            To = Level(explanation.Shift.To),
            explanation.Confidence,
            MinimumDetectable = double.IsFinite(explanation.MinimumDetectable) ? explanation.MinimumDetectable : (double?)null,
            Sections = Split(explanation.Sections),
            Bylines = Split(explanation.Bylines),
            explanation.Articles,
            explanation.Sentences,
            explanation.Line,
        },
        Options);

    private static object Level(LevelEstimate level) => new { level.Value, Interval = new[] { level.Low, level.High } };

    private static object Split(Decomposition parts) => new { parts.Mix, parts.Within, parts.WithinShare, Parts = parts.Parts.Take(MostParts) };
}

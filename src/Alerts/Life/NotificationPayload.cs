using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Life;

/// <summary>
/// What is told of a group, as Standard Webhooks 1.0 has payloads: <c>{"type","timestamp","data"}</c>. It is written once; every channel
/// makes its message of it, and webhooks send it as it is.
/// </summary>
/// <param name="Type"><c>alert.firing</c>, <c>alert.repeat</c>, <c>alert.resolved</c> or <c>alert.test</c>.</param>
/// <param name="Timestamp">When it was written, in UTC.</param>
/// <param name="Data">The group and its alerts.</param>
internal sealed record NotificationPayload(string Type, DateTimeOffset Timestamp, NotificationData Data)
{
    // Payloads are to stay small: receivers have limits.
    private const int MostAlerts = 50;
    private const int MostDetails = 5;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The payload as JSON.</summary>
    public static string Of(
        Guid id,
        NotificationKind kind,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string> group,
        IReadOnlyList<StoredAlert> firing,
        IReadOnlyList<StoredAlert> resolved)
    {
        var alerts = firing.Concat(resolved).ToList();
        var shown = alerts.Take(MostAlerts).Select((alert, i) => ToldAlert.Of(alert, i < MostDetails)).ToList();
        var data = new NotificationData(id, group, firing.Count, resolved.Count, shown, alerts.Count - shown.Count);
        return JsonSerializer.Serialize(new NotificationPayload($"alert.{kind.ToString().ToLowerInvariant()}", now.ToUniversalTime(), data), Options);
    }

    /// <summary>Reads a payload.</summary>
    public static NotificationPayload Read(string json) => JsonSerializer.Deserialize<NotificationPayload>(json, Options)!;
}

using System.Globalization;
using StreamSubjectivity.Tests.Infrastructure;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Alerts about a change of tone, as the evaluator stores them.</summary>
internal static class ToneAlerts
{
    /// <summary>Stores one that fires since three days after the change.</summary>
    public static async Task AddToneAlertAsync(
        this TestStore store, Guid id, string outlet, string? section, DateOnly since, CancellationToken cancellationToken)
    {
        string Day(int later) => since.AddDays(later).ToString("O", CultureInfo.InvariantCulture);
        var named = section is null ? "" : $""", "section": "{section}" """;
        await store.ExecuteAsync(
            $$"""
            INSERT INTO stream.alerts (id, rule, fingerprint, labels, state, started, value, summary, details, held, absent, fired, seen, closed_by_hand)
            VALUES ('{{id}}', 'tone', '{{id}}',
                '{"kind": "tone_shift", "outlet": "{{outlet}}", "language": "en", "direction": "up"{{named}}}', 1,
                '{{Day(3)}} 12:00Z', 0.2, '{{outlet}} writes more subjectively since {{Day(0)}}',
                '{"since": "{{Day(0)}}", "since_interval": ["{{Day(-2)}}", "{{Day(2)}}"], "from": {"value": 0.25}, "to": {"value": 0.45},
                  "confidence": 0.99, "alarm_day": "{{Day(3)}}"}',
                '0', '0', '{{Day(3)}} 12:00Z', '{{Day(20)}} 12:00Z', false)
            """,
            cancellationToken);
    }
}

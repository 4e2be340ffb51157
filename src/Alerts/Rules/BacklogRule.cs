using System.Globalization;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>Too many sentences wait for a score, or one has waited for too long.</summary>
internal sealed record BacklogRule(RuleHead Head, long? WaitingAbove, TimeSpan? OldestAbove) : AlertRule(Head)
{
    public const string Kind = "backlog";

    // Samples are taken more often than that; without one nothing is known.
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    public override string Description => (WaitingAbove, OldestAbove) switch
    {
        ({ } waiting, null) => string.Create(CultureInfo.InvariantCulture, $"more than {waiting} sentences wait for a score"),
        (null, { } oldest) => $"a sentence waits for a score for more than {DurationText.Of(oldest)}",
        ({ } waiting, { } oldest) => string.Create(CultureInfo.InvariantCulture, $"more than {waiting} sentences wait, or one for more than {DurationText.Of(oldest)}"),
        _ => "",
    };

    public override TimeSpan ReplayStep => TimeSpan.FromMinutes(10);

    public static BacklogRule Read(RuleHead head, YamlMap map)
    {
        var (waiting, oldest) = (map.Number("waiting_above", 0, 1e15), map.Duration("oldest_above", TimeSpan.FromSeconds(1), TimeSpan.FromDays(366)));
        if (waiting is null && oldest is null)
            map.Fault("waiting_above or oldest_above is needed");
        return new BacklogRule(head, (long?)waiting, oldest);
    }

    public override async Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken)
    {
        var samples = await data.History.SamplesAsync(data.At - FreshFor, data.At, cancellationToken).ConfigureAwait(false);
        return samples.Count > 0 && Judge(samples[^1]) is { } finding ? [finding] : [];
    }

    private Finding? Judge(SystemSample sample)
    {
        var age = sample.At - sample.OldestWaiting;
        if (!(sample.Waiting > WaitingAbove) && !(sample.Waiting > 0 && age > OldestAbove))
            return null;
        var oldest = age is { } time ? string.Create(CultureInfo.InvariantCulture, $", the oldest for {time.TotalMinutes:0} minutes") : "";
        return new Finding(Head.With(), sample.Waiting, string.Create(CultureInfo.InvariantCulture, $"{sample.Waiting} sentences wait for a score{oldest}"));
    }
}

using System.Globalization;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Rules;

/// <summary>Too large a share of the sentences of the last while couldn't be scored, or of the sources can't be polled.</summary>
internal sealed record ErrorRateRule(RuleHead Head, bool OfSources, double Above, TimeSpan Window, int Fewest) : AlertRule(Head)
{
    public const string Kind = "error_rate";

    public override string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"more than {Above:P1} of {(OfSources ? "the sources fail" : $"the sentences of {DurationText.Of(Window)} could not be scored")}");

    public override TimeSpan ReplayStep => TimeSpan.FromMinutes(10);

    public static ErrorRateRule Read(RuleHead head, YamlMap map)
    {
        if (map.Number("above", 0, 1) is not { } above)
        {
            map.Fault("above is missing");
            above = 1;
        }

        var sources = map.Choice("of", false, new Dictionary<string, bool> { ["sentences"] = false, ["sources"] = true });
        return new ErrorRateRule(
            head, sources, above, map.Duration("window", TimeSpan.FromMinutes(5), TimeSpan.FromDays(31)) ?? TimeSpan.FromHours(1),
            map.Whole("min", 1, 1_000_000_000) ?? (sources ? 1 : 50));
    }

    public override async Task<IReadOnlyList<Finding>> EvaluateAsync(RuleData data, CancellationToken cancellationToken)
    {
        var samples = await data.History.SamplesAsync(data.At - Window - BacklogRule.FreshFor, data.At, cancellationToken).ConfigureAwait(false);
        if (samples.Count == 0 || data.At - samples[^1].At > BacklogRule.FreshFor)
            return [];
        var (last, start) = (samples[^1], data.At - Window);
        if (OfSources)
            return Judge(last.FailingSources, last.Sources, "sources fail");
        var first = samples.LastOrDefault(s => s.At <= start) ?? samples[0];
        var dead = last.Dead - first.Dead;
        // A new scorer counts from nothing.
        return dead < 0 || last.Scored < first.Scored ? [] : Judge(dead, dead + last.Scored - first.Scored, "sentences could not be scored");
    }

    private IReadOnlyList<Finding> Judge(long failed, long all, string what)
    {
        if (all < Fewest || (double)failed / all <= Above)
            return [];
        return
        [
            new Finding(
                Head.With(), (double)failed / all,
                string.Create(CultureInfo.InvariantCulture, $"{failed} of {all} {what} ({(double)failed / all:P1})")),
        ];
    }
}

using System.Globalization;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>What every channel has.</summary>
/// <param name="Name">Its name, unique over all files.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SendResolved">Whether it hears that alerts are over.</param>
/// <param name="Rate">How fast it is sent to.</param>
internal sealed record ChannelHead(string Name, string Kind, bool SendResolved, ChannelRate Rate)
{
    private static readonly Dictionary<string, double> Periods = new(StringComparer.Ordinal) { ["s"] = 1, ["m"] = 60, ["h"] = 3600, ["d"] = 86400 };

    public static ChannelHead Read(YamlMap map)
    {
        var name = map.Required("name");
        return new ChannelHead(name, map.Required("kind"), map.Flag("send_resolved", true), ReadRate(map, name));
    }

    private static ChannelRate ReadRate(YamlMap map, string name)
    {
        var text = map.Text("rate") ?? "60/m";
        if (text.Split('/') is [var count, var period] && Periods.TryGetValue(period.Trim(), out var seconds)
            && int.TryParse(count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000)
        {
            return new ChannelRate(name, number / seconds, map.Whole("burst", 1, 1_000_000) ?? Math.Max(1, (int)Math.Min(number, Math.Ceiling(number / seconds * 10))));
        }

        map.Fault("rate", $"rate: '{text}' must be a number a second, minute, hour or day, such as 30/m");
        return new ChannelRate(name, 1, 1);
    }
}

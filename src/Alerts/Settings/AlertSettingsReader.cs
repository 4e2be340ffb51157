using StreamSubjectivity.Alerts.Delivery.Channels;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Alerts.Settings;

/// <summary>Reads files of rules: YAML with <c>rules</c>, <c>channels</c>, <c>route</c>, <c>silences</c> and <c>inhibitions</c>.</summary>
internal sealed class AlertSettingsReader
{
    private static readonly string[] InhibitionKeys = ["when", "mute"];

    private readonly List<SettingsFault> faults = [];
    private readonly List<AlertRule> rules = [];
    private readonly Dictionary<string, AlertChannel> channels = new(StringComparer.Ordinal);
    private readonly List<Silence> silences = [];
    private readonly List<Inhibition> inhibitions = [];
    private (YamlMap Map, FaultList Faults)? root;

    /// <summary>Reads files; a folder stands for its <c>*.yaml</c> and <c>*.yml</c>.</summary>
    /// <exception cref="AlertSettingsException">Something is wrong; every fault is named.</exception>
    public static AlertSettings Read(IEnumerable<string> paths) => Read(paths, []);

    /// <summary>Reads files, and rules that stand by themselves, each under a name of its own.</summary>
    /// <exception cref="AlertSettingsException">Something is wrong; every fault is named.</exception>
    public static AlertSettings Read(IEnumerable<string> paths, IEnumerable<(string File, string Text)> rules) =>
        Read(paths.SelectMany(Files).Select(file => (file, Load(file))), rules);

    /// <summary>Reads texts under the names of their files.</summary>
    /// <exception cref="AlertSettingsException">Something is wrong; every fault is named.</exception>
    public static AlertSettings Read(IEnumerable<(string File, string Text)> texts) => Read(texts, []);

    private static AlertSettings Read(IEnumerable<(string File, string Text)> texts, IEnumerable<(string File, string Text)> rules)
    {
        var reader = new AlertSettingsReader();
        foreach (var (file, text) in texts)
            reader.Add(file, text, reader.Add);
        foreach (var (file, text) in rules)
            reader.Add(file, text, (map, _) => reader.Add(RuleKinds.Read(map, file), map));
        var route = reader.ReadRoutes();
        return reader.faults.Count == 0
            ? new AlertSettings(reader.rules, reader.channels, route, reader.silences, reader.inhibitions)
            : throw new AlertSettingsException([.. reader.faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)]);
    }

    private void Add(string file, string text, Action<YamlMap, FaultList> add)
    {
        var list = new FaultList(file);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 1)
                list.Add(stream.Documents[1].RootNode, "a file holds one document");
            if (stream.Documents.FirstOrDefault()?.RootNode is YamlMappingNode node)
                add(new YamlMap(node, list), list);
            else if (stream.Documents.FirstOrDefault()?.RootNode is { } other && other is not YamlScalarNode { Value: "" or null })
                list.Add(other, "a file of rules must be a mapping");
        }
        catch (YamlException e)
        {
            list.Add(e.Start, $"this is no YAML: {e.InnerException?.Message ?? e.Message}");
        }
        catch (InvalidOperationException)
        {
            // What the library's scanner throws at a tab within a plain scalar; it doesn't say where.
            list.Add(Mark.Empty, "this is no YAML");
        }

        faults.AddRange(list.All);
    }

    private void Add(YamlMap map, FaultList list)
    {
        foreach (var entry in map.Maps("rules"))
            Add(RuleKinds.Read(entry, list.File), entry);
        foreach (var entry in map.Maps("channels"))
        {
            if (ChannelKinds.Read(entry) is { } channel && channel.Name.Length > 0 && !channels.TryAdd(channel.Name, channel))
                entry.Fault("name", $"the channel {channel.Name} is there already");
        }

        if (map.Map("route") is { } route)
        {
            if (root is { } other)
                map.Fault("route", $"route stands in {other.Faults.File} already");
            else
                root = (route, list);
        }

        silences.AddRange(map.Maps("silences").Select(ReadSilence).OfType<Silence>());
        inhibitions.AddRange(map.Maps("inhibitions").Select(ReadInhibition));
        map.Finish();
    }

    private void Add(AlertRule? rule, YamlMap entry)
    {
        if (rule is null)
            return;
        if (rules.Find(r => r.Name == rule.Name) is { } other && rule.Name.Length > 0)
            entry.Fault("name", $"the rule {rule.Name} is there already, at {other.Head.Place.File}:{other.Head.Place.Line}");
        rules.Add(rule);
    }

    private Route ReadRoutes()
    {
        if (root is not { } found)
            return new RouteReader(channels).Standard();
        // Channels may stand in a file that is read later.
        var before = found.Faults.All.Count;
        var route = new RouteReader(channels).Read(found.Map);
        faults.AddRange(found.Faults.All.Skip(before));
        return route;
    }

    private static Silence? ReadSilence(YamlMap map)
    {
        var hours = map.Required("hours");
        var matchers = MatcherReader.Read(map, "match");
        if (matchers.Count == 0 && !map.Has("match"))
            map.Fault("match is missing; 'match: [rule=~.*]' silences all");
        map.Text("comment");
        map.Finish();
        try
        {
            return new Silence(matchers, DateTimeOffset.MinValue, null, Recurrence.Parse(hours));
        }
        catch (FormatException e)
        {
            if (hours.Length > 0)
                map.Fault("hours", $"hours: {e.Message}");
            return null;
        }
    }

    private static Inhibition ReadInhibition(YamlMap map)
    {
        var inhibition = new Inhibition(MatcherReader.Read(map, "when"), MatcherReader.Read(map, "mute"), map.Texts("equal"));
        foreach (var key in InhibitionKeys.Where(key => !map.Has(key)))
            map.Fault($"{key} is missing");
        map.Finish();
        return inhibition;
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal)
        : [path];

    private static string Load(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AlertSettingsException([new SettingsFault(file, 1, 1, $"can't be read: {e.Message}")]);
        }
    }
}

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>Parses one prompt file; every fault names its line.</summary>
internal sealed class PromptFileParser(string path, string text)
{
    private const string Fence = "---";
    private static readonly string[] Keys = ["name", "version", "language", "form", "labels", "rank", "neutral", "shot", "description", "measured"];

    internal PromptFile Parse()
    {
        var lines = text.Split('\n');
        if (lines[0] != Fence)
            throw Fault(1, "must begin with '---' and YAML front matter");
        var end = Array.IndexOf(lines, Fence, 1);
        if (end < 0)
            throw Fault(1, "the front matter is not closed by '---'");
        var front = FrontMatter(string.Join('\n', lines[1..end]));
        var shot = Optional(front, "shot") is { } node ? Shot(node) : null;
        var (subjective, objective) = Labels(front);
        return new PromptFile
        {
            Path = path,
            Name = Name(front),
            Version = Whole(front, "version"),
            Language = Text(Required(front, "language"), "language"),
            Form = Form(front),
            Subjective = subjective,
            Objective = objective,
            Rank = Rank(front),
            NeutralContext = Optional(front, "neutral") is { } neutral ? Text(neutral, "neutral") : "Answer:",
            Shot = shot,
            Body = Body(lines, end + 1, shot is not null),
            Description = Optional(front, "description") is { } description ? Text(description, "description") : null,
            Measured = Optional(front, "measured") is { } measured ? PromptMeasurements.Parse(path, measured) : [],
        };
    }

    private YamlMappingNode FrontMatter(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is not [{ RootNode: YamlMappingNode front }])
                throw Fault(2, "the front matter must be a list of keys and values");
            foreach (var (key, _) in front.Children)
            {
                if (key is not YamlScalarNode { Value: { } name } || !Keys.Contains(name, StringComparer.Ordinal))
                    throw Fault(LineOf(key), $"unknown key '{key}'; known are {string.Join(", ", Keys)}");
            }

            return front;
        }
        catch (YamlException e)
        {
            throw new PromptFileException(path, (int)e.Start.Line + 1, e.InnerException?.Message ?? e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's scanner gives up so on a flow list that is never closed, without a place.
            throw new PromptFileException(path, 2, "the front matter is not YAML: a list or a quotation is not closed", e);
        }
    }

    private string Name(YamlMappingNode front)
    {
        var node = Required(front, "name");
        var name = Text(node, "name");
        return name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? name
            : throw Fault(LineOf(node), $"the name '{name}' may hold only a-z, 0-9 and -");
    }

    private PromptForm Form(YamlMappingNode front)
    {
        var node = Required(front, "form");
        return Text(node, "form") switch
        {
            "plain" => PromptForm.Plain,
            "chat" => PromptForm.Chat,
            var other => throw Fault(LineOf(node), $"the form '{other}' is neither plain nor chat"),
        };
    }

    private RankMode Rank(YamlMappingNode front)
    {
        if (Optional(front, "rank") is not { } node)
            return RankMode.Raw;
        return Text(node, "rank") switch
        {
            "raw" => RankMode.Raw,
            "length" => RankMode.Length,
            "neutral" => RankMode.Neutral,
            var other => throw Fault(LineOf(node), $"the rank '{other}' is none of raw, length and neutral"),
        };
    }

    private (IReadOnlyList<string> Subjective, IReadOnlyList<string> Objective) Labels(YamlMappingNode front)
    {
        var node = Required(front, "labels");
        if (node is not YamlMappingNode labels)
            throw Fault(LineOf(node), "labels must hold the lists subjective and objective");
        var subjective = Words(labels, "subjective");
        var objective = Words(labels, "objective");
        return subjective.Intersect(objective, StringComparer.Ordinal).FirstOrDefault() is { } both
            ? throw Fault(LineOf(node), $"the word '{both}' answers both labels")
            : (subjective, objective);
    }

    private List<string> Words(YamlMappingNode labels, string key)
    {
        var node = Optional(labels, key) ?? throw Fault(LineOf(labels), $"labels holds no list '{key}'");
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
            throw Fault(LineOf(node), $"'{key}' must be a list of at least one word");
        var words = list.Children.Select(w => Text(w, key)).ToList();
        return words.Distinct(StringComparer.Ordinal).Count() == words.Count
            ? words
            : throw Fault(LineOf(node), $"'{key}' holds a word twice");
    }

    private string Shot(YamlNode node)
    {
        var shot = Text(node, "shot");
        foreach (var place in (string[])[PromptFile.SentencePlace, PromptFile.LabelPlace])
        {
            if (Count(shot, place) != 1)
                throw Fault(LineOf(node), $"the shot must hold {place} once");
        }

        return shot;
    }

    private string Body(string[] lines, int first, bool hasShot)
    {
        var body = string.Join('\n', lines[first..]).Trim('\n');
        var line = first + 1;
        if (Count(body, PromptFile.SentencePlace) != 1)
            throw Fault(line, $"the body must hold {PromptFile.SentencePlace} once");
        var shots = Count(body, PromptFile.ShotsPlace);
        if (shots > 1 || (shots == 1 && !hasShot))
            throw Fault(line, $"the body may hold {PromptFile.ShotsPlace} once, and only if the front matter has a shot");
        if (shots == 1 && body.IndexOf(PromptFile.ShotsPlace, StringComparison.Ordinal) > body.IndexOf(PromptFile.SentencePlace, StringComparison.Ordinal))
            throw Fault(line, $"{PromptFile.ShotsPlace} must stand before {PromptFile.SentencePlace}");
        return body;
    }

    private int Whole(YamlMappingNode front, string key)
    {
        var node = Required(front, key);
        return int.TryParse(Text(node, key), out var value) && value > 0 ? value : throw Fault(LineOf(node), $"'{key}' must be a whole number from 1");
    }

    private YamlNode Required(YamlMappingNode map, string key) => Optional(map, key) ?? throw Fault(LineOf(map), $"the key '{key}' is missing");

    private static YamlNode? Optional(YamlMappingNode map, string key) =>
        map.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private string Text(YamlNode node, string key) => node is YamlScalarNode { Value: { Length: > 0 } value }
        ? value
        : throw Fault(LineOf(node), $"'{key}' must be text");

    private static int Count(string body, string place) => body.Split(place).Length - 1;

    // The front matter's first line is the file's second.
    private static int LineOf(YamlNode node) => (int)node.Start.Line + 1;

    private PromptFileException Fault(int line, string reason) => new(path, line, reason);
}

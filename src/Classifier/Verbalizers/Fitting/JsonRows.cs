using System.Text.Json;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Reads labelled rows of NDJSON: an object a line with <c>sentence</c> (or <c>text</c>) and <c>label</c>.</summary>
internal static class JsonRows
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="LabelledFileException">The first object lacks a member: the file is another one.</exception>
    internal static void Read(string path, TextReader text, LabelledRows rows)
    {
        var objects = 0;
        for (var line = 1; text.ReadLine() is { } json; line++)
        {
            if (string.IsNullOrWhiteSpace(json))
                continue;
            if (Parse(json) is not { } members)
            {
                rows.Skip(line, RowFault.Syntax, "is no JSON object");
                continue;
            }

            var sentence = members.Remove("sentence", out var given) || members.Remove("text", out given) ? given : null;
            members.Remove("label", out var label);
            if ((sentence is null || label is null) && objects++ == 0)
                throw new LabelledFileException(path, line, $"the object has no {(sentence is null ? "sentence" : "label")} that is text");
            objects++;
            if (sentence is null || label is null)
                rows.Skip(line, RowFault.Columns, $"the object has no {(sentence is null ? "sentence" : "label")} that is text");
            else
                rows.Add(line, sentence, label, members);
        }
    }

    private static Dictionary<string, string>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var members = new Dictionary<string, string>();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String)
                    members[member.Name.ToLowerInvariant()] = member.Value.GetString()!;
            }

            return members;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An escaped lone surrogate parses, and only fails as it is read.
            return null;
        }
    }
}

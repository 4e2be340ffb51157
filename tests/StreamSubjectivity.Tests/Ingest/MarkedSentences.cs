using System.Reflection;
using System.Text;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>
/// A text whose sentences a person has marked: a sentence a line, <c>&gt; </c> before those that are quotation, an empty line between
/// paragraphs.
/// </summary>
/// <param name="Language">Language of the text.</param>
/// <param name="Paragraphs">Its paragraphs, each the list of its sentences.</param>
internal sealed record MarkedSentences(string Language, IReadOnlyList<IReadOnlyList<(string Text, bool Quoted)>> Paragraphs)
{
    internal static readonly string[] Languages =
        ["ar", "bg", "de", "el", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ro", "ru", "tr", "uk", "zh"];

    internal static MarkedSentences Load(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"sentences.{language}.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var paragraphs = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.StartsWith("> ", StringComparison.Ordinal) ? (l[2..], true) : (l, false)).ToList());
        return new MarkedSentences(language, [.. paragraphs]);
    }

    /// <summary>The paragraphs as they would be printed.</summary>
    internal IReadOnlyList<string> Texts => [.. Paragraphs.Select(p => string.Join(Gap, p.Select(s => s.Text)))];

    /// <summary>Offsets inside a paragraph where a sentence begins.</summary>
    internal HashSet<int> Boundaries(int paragraph)
    {
        var offsets = new HashSet<int>();
        var at = 0;
        foreach (var (text, _) in Paragraphs[paragraph].SkipLast(1))
            offsets.Add(at += text.Length + Gap.Length);
        return offsets;
    }

    private string Gap => Language is "ja" or "zh" ? "" : " ";
}

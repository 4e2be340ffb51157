using System.Text;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// Collects the text of a paragraph: runs of white space become one space, a line break of the source stays <c>\n</c>, invisible
/// characters (soft hyphen, zero-width space, byte-order mark) and control characters go.
/// </summary>
internal sealed class ParagraphText
{
    private readonly StringBuilder text = new();
    private bool spaceIsDue;

    /// <summary>Adds text as it stands in the source, where a line end is only white space.</summary>
    internal void Append(ReadOnlySpan<char> source)
    {
        foreach (var c in source)
        {
            if (char.IsWhiteSpace(c))
                spaceIsDue = true;
            else if (!IsInvisible(c))
                AppendVisible(c);
        }
    }

    /// <summary>
    /// Adds a line break that a reader sees. Returns whether it is the second in a row, which ends the paragraph.
    /// </summary>
    internal bool Break()
    {
        spaceIsDue = false;
        if (text.Length == 0)
            return false;
        if (text[^1] == '\n')
            return true;
        text.Append('\n');
        return false;
    }

    /// <summary>Adds a gap between the texts of two neighbours, such as cells of a row.</summary>
    internal void Space() => spaceIsDue = true;

    /// <summary>Returns the paragraph, trimmed, and starts the next.</summary>
    internal string Take()
    {
        var paragraph = text.ToString().Trim();
        text.Clear();
        spaceIsDue = false;
        return paragraph;
    }

    /// <summary>One line of text, folded and trimmed as a paragraph is.</summary>
    internal static string Line(string source)
    {
        var line = new ParagraphText();
        line.Append(source);
        return line.Take();
    }

    private void AppendVisible(char c)
    {
        if (spaceIsDue && text.Length > 0 && text[^1] != '\n')
            text.Append(' ');
        spaceIsDue = false;
        text.Append(c);
    }

    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\uFFFE' or '\uFFFF' || char.IsControl(c);
}

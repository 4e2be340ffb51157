namespace StreamSubjectivity.Cli.Demo.Content;

/// <summary>An article's file: YAML front matter between two lines of <c>---</c>, then paragraphs with empty lines between them.</summary>
/// <param name="Header">Its front matter.</param>
/// <param name="Paragraphs">Its text; the lines of a paragraph are joined by spaces.</param>
internal sealed record ArticleFile(ArticleHeader Header, IReadOnlyList<string> Paragraphs)
{
    private const string Fence = "---";

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="NewsroomException">It lacks front matter, a field or a text.</exception>
    public static ArticleFile Parse(string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != Fence)
            throw new NewsroomException(file, 1, $"must start with a line of {Fence}");
        var end = Array.IndexOf(lines, Fence, 1);
        if (end < 0)
            throw new NewsroomException(file, lines.Length, $"front matter has no end: a second line of {Fence} is missing");
        var header = YamlText.Read<ArticleHeader>(string.Join('\n', lines[1..end]), file, firstLine: 2);
        string[] paragraphs = [.. Joined(lines[(end + 1)..])];
        return paragraphs.Length > 0
            ? new ArticleFile(header, paragraphs)
            : throw new NewsroomException(file, end + 1, "has no text");
    }

    private static IEnumerable<string> Joined(IEnumerable<string> lines)
    {
        var paragraph = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                paragraph.Add(line.Trim());
            }
            else if (paragraph.Count > 0)
            {
                yield return string.Join(' ', paragraph);
                paragraph.Clear();
            }
        }
    }
}

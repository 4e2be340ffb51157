namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Closes a JSON Feed that was cut off in transfer, behind the last item that came whole.</summary>
internal static class TruncatedJson
{
    private const int DepthOfItems = 2;

    /// <summary>The document up to its last whole item, closed; null where there is none.</summary>
    internal static string? Close(string text)
    {
        int depth = 0, last = -1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = EndOfString(text, i);
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    if (depth == DepthOfItems && text[i] == '}')
                        last = i;
                    break;
            }
        }

        return last < 0 || depth <= 0 ? null : $"{text.AsSpan(0, last + 1)}]}}";
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i;
        }

        return text.Length;
    }
}

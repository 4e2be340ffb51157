namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Follows quotations through a paragraph, mark by mark, in the styles of the languages of news: “ ” „ “ „ ” ” ” « » » « ‘ ’ 「 」,
/// the straight marks, whose direction is read from their neighbours, and the dashes of dialogue.
/// </summary>
/// <param name="text">The paragraph.</param>
/// <param name="language">BCP 47.</param>
internal sealed class QuotationTracker(string text, string language)
{
    private const int DeepestNesting = 4;
    private readonly Stack<char> closers = new();
    private readonly DialogueDash dash = new(text, language);
    private Dictionary<char, int>? closersAhead;

    /// <summary>Whether a quotation is open.</summary>
    internal bool IsOpen => closers.Count > 0 || dash.IsOpen;

    /// <summary>Whether a mark is open that waits for its fellow; a dash needs none.</summary>
    internal bool AwaitsMark => closers.Count > 0;

    /// <summary>Whether a paragraph opens with a quotation mark.</summary>
    internal static bool Opens(string paragraph)
    {
        var tracker = new QuotationTracker(paragraph, "und");
        return paragraph.Length > 0 && tracker.Step(0) && tracker.IsOpen;
    }

    /// <summary>Takes one character. Returns whether it is a quotation mark.</summary>
    internal bool Step(int at)
    {
        var c = text[at];
        if (closers.Count == 0 && dash.Step(at))
            return true;
        if (closers.TryPeek(out var closer) && Closes(c, closer, at))
        {
            closers.Pop();
            return true;
        }

        if (Closer(c, at) is not { } opened || closers.Count >= DeepestNesting)
            return false;
        closers.Push(opened);
        return true;
    }

    /// <summary>Forgets what is open: a mark that nobody closes.</summary>
    internal void Reset() => closers.Clear();

    private bool Closes(char c, char closer, int at) => closer switch
    {
        '"' => c is '"' && !IsOpener(at),
        // An apostrophe inside a word or behind a plural looks like a closing mark: only one that the word has ended counts.
        '’' or '\'' => c == closer && !IsWordCharacter(at + 1) && !IsPlural(c, at),
        '”' => c is '”' || c is '“' or '"' && !IsOpener(at),
        _ => c == closer,
    };

    private char? Closer(char c, int at) => c switch
    {
        '"' when IsOpener(at) => '"',
        '“' => '”',
        '„' or '‟' => '”',
        '”' when IsOpener(at) && IsClosedLater('”', at) => '”',
        '«' when !IsWordCharacter(at - 1) => '»',
        '»' when IsOpener(at) && IsWordCharacter(at + 1) => '«',
        '‹' => '›',
        '‘' when IsOpener(at) => '’',
        '‚' when IsOpener(at) && IsWordCharacter(at + 1) => '‘',
        '\'' when IsOpener(at) && IsClosedLater('\'', at) => '\'',
        '「' => '」',
        '『' => '』',
        '〝' => '〞',
        _ => null,
    };

    // An opening mark stands behind a space, a bracket, a dash or another mark, and before something that is no space.
    private bool IsOpener(int at) =>
        (at == 0 || !IsWordCharacter(at - 1) && text[at - 1] is not ('.' or ',' or '!' or '?' or '…' or ';' or ')' or '”' or '’'))
        && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);

    // "the workers’ fault": an s before it, a word behind it, and a mark further on that closes better.
    private bool IsPlural(char mark, int at) =>
        text[at - 1] is 's' && at + 2 < text.Length && text[at + 1] == ' ' && char.IsLower(text[at + 2])
            && IsClosedLater(mark, at);

    private bool IsClosedLater(char mark, int at)
    {
        // Where a mark closes doesn't depend on where one asks from, and characters come in order.
        if (closersAhead is not null && closersAhead.TryGetValue(mark, out var known) && (known < 0 || known > at))
            return known > 0;
        var close = Close(mark, at);
        (closersAhead ??= [])[mark] = close;
        return close > 0;
    }

    private int Close(char mark, int at)
    {
        for (var i = text.IndexOf(mark, at + 1); i > 0; i = text.IndexOf(mark, i + 1))
        {
            if (!IsWordCharacter(i + 1) && !char.IsWhiteSpace(text[i - 1]))
                return i;
        }

        return -1;
    }

    private bool IsWordCharacter(int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}

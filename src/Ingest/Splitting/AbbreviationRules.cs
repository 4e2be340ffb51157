using System.Buffers;
using System.Collections.Frozen;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Tells a full stop that belongs to an abbreviation, an initial or a number from one that ends a sentence.</summary>
internal readonly ref struct AbbreviationRules(ReadOnlySpan<char> text, LanguageRules rules)
{
    private const int LongestEnumerator = 3;
    private static readonly SearchValues<char> BeforeFirst = SearchValues.Create(" \t(\"“„«'‘");
    private readonly ReadOnlySpan<char> text = text;

    /// <summary>Whether the sentence goes on behind the full stop at <paramref name="stop"/>.</summary>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="stop">Offset of the full stop.</param>
    /// <param name="next">Where the next sentence would begin.</param>
    internal bool Joins(int start, int stop, int next)
    {
        var wordStart = stop;
        while (wordStart > start
            && (char.IsLetterOrDigit(text[wordStart - 1]) || text[wordStart - 1] is '.' or '-' or '’' or '\'' or '№'))
            wordStart--;
        var word = text[wordStart..stop].TrimStart(".-'’");
        if (word.IsEmpty)
            return false;
        var isFirst = text[start..wordStart].IndexOfAnyExcept(BeforeFirst) < 0;
        if (word.IndexOfAnyExceptInRange('0', '9') < 0)
            return JoinsNumber(word, isFirst, next);
        if (IsInitials(word))
            return char.IsLower(word[0])
                ? Digits(next) || word.Length == 1 || In(rules.Inner, word) || NextIsZone(next)
                : !NextIsStarter(next);
        // "IE" is no "i.e": an acronym without stops is a word.
        if (word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0)
            return false;
        if (In(rules.Titles, word) || In(rules.Inner, word))
            return !word.StartsWith("St", StringComparison.Ordinal) || !NextIsStarter(next);
        return In(rules.BeforeNumbers, word) && Digits(next);
    }

    // "1. The nature of the message" is an item of a list; "am 3. Mai" is a date where ordinals carry a stop.
    private bool JoinsNumber(ReadOnlySpan<char> number, bool isFirst, int next)
    {
        if (number.Length > LongestEnumerator)
            return false;
        if (isFirst)
            return true;
        return rules.HasOrdinals
            && (MonthNames.Find(Word(next).ToString()) is not null
                || number.Length < 3 && char.IsLetter(text[next]) && !NextIsStarter(next));
    }

    // One letter, or letters that stops part: J, U.S, H.W, z.B.
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
        }

        return word.Length % 2 == 1;
    }

    private bool Digits(int next) => next < text.Length && char.IsAsciiDigit(text[next]);

    private bool NextIsStarter(int next)
    {
        while (next < text.Length && QuoteMarks.IsOpening(text[next]))
            next++;
        var word = Word(next);
        return word.IsEmpty || In(rules.Starters, word);
    }

    // "6 p.m. EST"
    private bool NextIsZone(int next) =>
        Word(next) is { Length: >= 2 and <= 4 } word && word.IndexOfAnyExceptInRange('A', 'Z') < 0;

    private ReadOnlySpan<char> Word(int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[at..end];
    }

    private static bool In(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}

using System.Buffers;
using System.Collections.Frozen;
using StreamSubjectivity.Ingest.Sources;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Tells a full stop that belongs to an abbreviation, an initial or a number from one that ends a sentence.</summary>
internal readonly ref struct AbbreviationRules(ReadOnlySpan<char> text, LanguageRules rules)
{
    private const int LongestEnumerator = 3;
    private static readonly SearchValues<char> BeforeFirst = SearchValues.Create(" \t(\"“„«'‘");
    private static readonly SearchValues<char> RomanDigits = SearchValues.Create("IVXLCDM");
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
        if (In(rules.Units, word) && FollowsNumber(start, wordStart))
            return !NextIsStarter(next);
        if (IsInitials(word))
            return char.IsLower(word[0])
                ? Digits(next) || word.Length == 1 || In(rules.Inner, word) || NextIsZone(next)
                : !NextIsStarter(next);
        if (rules.HasOrdinals && word.IndexOfAnyExcept(RomanDigits) < 0 && !NextIsStarter(next))
            return true;
        // "IE" is no "i.e": an acronym without stops is a word.
        if (word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0)
            return rules.Acronyms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
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

    // One letter, or letters that stops part: J, U.S, H.W, J.-P, z.B.
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        var letterIsDue = true;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '-' && letterIsDue && i > 0)
                continue;
            if (letterIsDue ? !char.IsLetter(word[i]) : word[i] != '.')
                return false;
            letterIsDue = !letterIsDue;
        }

        return !letterIsDue;
    }

    // "1990 г.", "XIX в.", "2,5 млн."
    private bool FollowsNumber(int start, int wordStart)
    {
        var before = text[start..wordStart].TrimEnd();
        return before.Length > 0 && (char.IsDigit(before[^1]) || RomanDigits.Contains(before[^1]) || before[^1] is '.' or '%');
    }

    private bool Digits(int next) => next < text.Length && char.IsAsciiDigit(text[next]);

    private bool NextIsStarter(int next)
    {
        while (next < text.Length && QuoteMarks.IsOpening(text[next]))
            next++;
        var word = Word(next);
        // One letter with a stop is an initial, whatever word the letter is: "И. И. Иванов".
        if (word.Length == 1 && next + 1 < text.Length && text[next + 1] == '.')
            return false;
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

using System.Globalization;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>The text of a GBNF grammar, sign by sign, with the line for faults.</summary>
internal sealed class GrammarText(string path, string text)
{
    private const int MostRepetitions = 256;
    private int at;

    /// <summary>The line that is read, from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>The next sign; NUL at the end.</summary>
    internal char Next => at < text.Length ? text[at] : '\0';

    /// <summary>Whether all is read.</summary>
    internal bool IsAtEnd => at >= text.Length;

    /// <summary>Passes over a sign.</summary>
    internal void Skip() => at++;

    /// <summary>Passes over a text if it comes next.</summary>
    internal bool Skip(string expected)
    {
        if (!text.AsSpan(at).StartsWith(expected))
            return false;
        at += expected.Length;
        return true;
    }

    /// <summary>Reads a number of repetitions.</summary>
    internal int Number()
    {
        var start = at;
        while (char.IsAsciiDigit(Next))
            at++;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostRepetitions
            ? number
            : throw Fault($"repetitions must be counted from 0 to {MostRepetitions}");
    }

    /// <summary>Reads the rest of a quotation; false where nothing was in it.</summary>
    internal bool Literal()
    {
        var any = false;
        for (; Next != '"'; any = true)
            Character();
        at++;
        return any;
    }

    /// <summary>Reads the rest of a class of characters.</summary>
    internal void Class()
    {
        if (Next == '^')
            at++;
        if (Next == ']')
            throw Fault("a class of no characters");
        while (Next != ']')
            Character();
        at++;
    }

    /// <summary>Reads a rule's name.</summary>
    internal string Name()
    {
        var start = at;
        while (IsWord(Next))
            at++;
        return at > start ? text[start..at] : throw Fault($"'{Next}' where a rule's name should be");
    }

    /// <summary>Passes over white space and comments.</summary>
    internal void Space(bool newLines)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '#')
            {
                while (at + 1 < text.Length && text[at + 1] is not ('\r' or '\n'))
                    at++;
            }
            else if (text[at] is '\r' or '\n' && newLines)
            {
                Line += text[at] == '\n' ? 1 : 0;
            }
            else if (text[at] is not (' ' or '\t'))
            {
                return;
            }
        }
    }

    /// <summary>Whether a sign may be part of a name.</summary>
    internal static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    /// <summary>A fault here.</summary>
    internal GrammarException Fault(string reason) => new(path, Line, reason);

    private void Character()
    {
        if (at >= text.Length)
            throw Fault("a quotation or a class is not closed");
        if (text[at] == '\n')
            Line++;
        if (text[at++] != '\\')
            return;
        var digits = Next switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            't' or 'r' or 'n' or '\\' or '"' or '[' or ']' or '-' => 0,
            _ => throw Fault("an unknown escape after '\\'"),
        };
        at++;
        if (at + digits > text.Length || !text.Skip(at).Take(digits).All(char.IsAsciiHexDigit))
            throw Fault($"an escape lacks its {digits} hexadecimal digits");
        at += digits;
    }
}

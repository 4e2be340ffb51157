using System.Globalization;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>
/// Reads a GBNF grammar the way llama.cpp v0.5.0 does, before that does, for what would end the process there: a repetition whose most is
/// below its least, deep nesting, and elements that stand for whole tokens, which the library's two halves read differently.
/// </summary>
internal sealed class GrammarParser(string path, string text)
{
    private const int DeepestNesting = 64;
    private const int MostRepetitions = 256;
    private readonly Dictionary<string, GrammarRule> rules = new(StringComparer.Ordinal);
    private int at;
    private int line = 1;

    /// <summary>The rules, by name.</summary>
    /// <exception cref="GrammarException">It is no grammar, or one that can't be used.</exception>
    internal IReadOnlyDictionary<string, GrammarRule> Parse()
    {
        for (Space(newLines: true); at < text.Length; Space(newLines: true))
        {
            var rule = new GrammarRule(Name(), line);
            Space(newLines: false);
            if (!text.AsSpan(at).StartsWith("::="))
                throw Fault("'::=' is missing after the rule's name");
            at += 3;
            Space(newLines: true);
            Alternatives(rule, 0);
            if (at < text.Length && text[at] is not ('\r' or '\n'))
                throw Fault($"'{text[at]}' doesn't belong in a rule");
            if (!rules.TryAdd(rule.Name, rule))
                throw Fault($"the rule '{rule.Name}' is defined twice");
        }

        return rules;
    }

    private void Alternatives(GrammarRule rule, int depth)
    {
        if (depth > DeepestNesting)
            throw Fault($"parentheses lie more than {DeepestNesting} deep");
        rule.Alternatives.Add(Sequence(rule, depth));
        while (Next() == '|')
        {
            at++;
            Space(newLines: true);
            rule.Alternatives.Add(Sequence(rule, depth));
        }
    }

    private List<GrammarReference?> Sequence(GrammarRule rule, int depth)
    {
        var sequence = new List<GrammarReference?>();
        while (Element(rule, depth) is { } element)
        {
            Space(newLines: depth > 0);
            sequence.Add(OrCharacters(Repeated(element, rule, depth)));
        }

        return sequence;
    }

    // Null at the sequence's end; a reference without name and part for characters.
    private GrammarReference? Element(GrammarRule rule, int depth)
    {
        var started = line;
        switch (Next())
        {
            case '"':
                at++;
                if (Literal())
                    return new GrammarReference(null, null, started);
                Space(newLines: depth > 0);
                return Next() is '*' or '+' or '?' or '{' ? throw Unrepeatable() : new GrammarReference(null, Empty(rule), started);
            case '[':
                at++;
                Class();
                return new GrammarReference(null, null, started);
            case '.':
                at++;
                return new GrammarReference(null, null, started);
            case '(':
                at++;
                Space(newLines: true);
                var part = new GrammarRule(rule.Name, line);
                Alternatives(part, depth + 1);
                if (Next() != ')')
                    throw Fault("')' is missing");
                at++;
                return new GrammarReference(null, part, started);
            case '<' or '!':
                throw Fault("elements that stand for whole tokens ('<…>') can end the process in this version of the library: write characters");
            case '*' or '+' or '?' or '{':
                throw Unrepeatable();
            case var c when IsWord(c):
                return new GrammarReference(Name(), null, started);
            default:
                return null;
        }
    }

    private GrammarReference Repeated(GrammarReference element, GrammarRule rule, int depth)
    {
        for (var again = false; Next() is '*' or '+' or '?' or '{'; again = true)
        {
            // What is repeated already becomes a part, as in the library.
            var inner = element;
            if (again)
            {
                inner = new GrammarReference(null, new GrammarRule(rule.Name, line), line);
                inner.Part!.Alternatives.Add([OrCharacters(element)]);
            }

            var (least, endless) = Repetition(depth);
            element = inner is { Name: null, Part: null } && least > 0
                ? inner
                : inner with { Part = inner.Part ?? (inner.Name is null ? Characters(rule) : null), Least = least, Endless = endless };
            element.Rule = element.Part;
            Space(newLines: depth > 0);
        }

        return element;
    }

    private (int Least, bool Endless) Repetition(int depth)
    {
        switch (text[at++])
        {
            case '*':
                return (0, true);
            case '+':
                return (1, true);
            case '?':
                return (0, false);
        }

        Space(newLines: depth > 0);
        var least = Number();
        Space(newLines: depth > 0);
        int? most = least;
        if (Next() == ',')
        {
            at++;
            Space(newLines: depth > 0);
            most = char.IsAsciiDigit(Next()) ? Number() : null;
            Space(newLines: depth > 0);
        }

        if (Next() != '}')
            throw Fault("'}' is missing");
        at++;
        return most >= least || most is null ? (least, most is null) : throw Fault($"a repetition of at least {least} and at most {most}");
    }

    private int Number()
    {
        var start = at;
        while (char.IsAsciiDigit(Next()))
            at++;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostRepetitions
            ? number
            : throw Fault($"repetitions must be counted from 0 to {MostRepetitions}");
    }

    private bool Literal()
    {
        var any = false;
        for (; Next() != '"'; any = true)
            Character();
        at++;
        return any;
    }

    private void Class()
    {
        if (Next() == '^')
            at++;
        if (Next() == ']')
            throw Fault("a class of no characters");
        while (Next() != ']')
            Character();
        at++;
    }

    private void Character()
    {
        if (at >= text.Length)
            throw Fault("a quotation or a class is not closed");
        if (text[at] == '\n')
            line++;
        if (text[at++] != '\\')
            return;
        var digits = Next() switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            't' or 'r' or 'n' or '\\' or '"' or '[' or ']' or '-' => 0,
            _ => throw Fault("an unknown escape after '\\'"),
        };
        at++;
        if (at + digits > text.Length || text.AsSpan(at, digits).ContainsAnyExcept("0123456789abcdefABCDEF"))
            throw Fault($"an escape lacks its {digits} hexadecimal digits");
        at += digits;
    }

    private string Name()
    {
        var start = at;
        while (IsWord(Next()))
            at++;
        return at > start ? text[start..at] : throw Fault($"'{Next()}' where a rule's name should be");
    }

    private void Space(bool newLines)
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
                line += text[at] == '\n' ? 1 : 0;
            }
            else if (text[at] is not (' ' or '\t'))
            {
                return;
            }
        }
    }

    private char Next() => at < text.Length ? text[at] : '\0';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static GrammarReference? OrCharacters(GrammarReference element) => element is { Name: null, Part: null } ? null : element;

    private static GrammarRule Empty(GrammarRule rule)
    {
        var empty = new GrammarRule(rule.Name, rule.Line);
        empty.Alternatives.Add([]);
        return empty;
    }

    private static GrammarRule Characters(GrammarRule rule)
    {
        var characters = new GrammarRule(rule.Name, rule.Line);
        characters.Alternatives.Add([null]);
        return characters;
    }

    private GrammarException Unrepeatable() => Fault($"'{text[at]}' has nothing before it to repeat");

    private GrammarException Fault(string reason) => new(path, line, reason);
}

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>
/// Reads a GBNF grammar the way llama.cpp v0.5.0 does, before that does, for what would end the process there: a repetition whose most is
/// below its least, deep nesting, and elements that stand for whole tokens, which the library's two halves read differently.
/// </summary>
internal sealed class GrammarParser(string path, string grammar)
{
    private const int DeepestNesting = 64;
    private readonly Dictionary<string, GrammarRule> rules = new(StringComparer.Ordinal);
    private readonly GrammarText text = new(path, grammar);

    /// <summary>The rules, by name.</summary>
    /// <exception cref="GrammarException">It is no grammar, or one that can't be used.</exception>
    internal IReadOnlyDictionary<string, GrammarRule> Parse()
    {
        for (text.Space(newLines: true); !text.IsAtEnd; text.Space(newLines: true))
        {
            var rule = new GrammarRule(text.Name(), text.Line);
            text.Space(newLines: false);
            if (!text.Skip("::="))
                throw text.Fault("'::=' is missing after the rule's name");
            text.Space(newLines: true);
            Alternatives(rule, 0);
            if (!text.IsAtEnd && text.Next is not ('\r' or '\n'))
                throw text.Fault($"'{text.Next}' doesn't belong in a rule");
            if (!rules.TryAdd(rule.Name, rule))
                throw text.Fault($"the rule '{rule.Name}' is defined twice");
        }

        return rules;
    }

    private void Alternatives(GrammarRule rule, int depth)
    {
        if (depth > DeepestNesting)
            throw text.Fault($"parentheses lie more than {DeepestNesting} deep");
        rule.Alternatives.Add(Sequence(rule, depth));
        while (text.Next == '|')
        {
            text.Skip();
            text.Space(newLines: true);
            rule.Alternatives.Add(Sequence(rule, depth));
        }
    }

    private List<GrammarReference?> Sequence(GrammarRule rule, int depth)
    {
        var sequence = new List<GrammarReference?>();
        while (Element(rule, depth) is { } element)
        {
            text.Space(newLines: depth > 0);
            sequence.Add(OrCharacters(Repeated(element, rule, depth)));
        }

        return sequence;
    }

    // Null at the sequence's end; a reference without name and part for characters.
    private GrammarReference? Element(GrammarRule rule, int depth)
    {
        var started = text.Line;
        switch (text.Next)
        {
            case '"':
                text.Skip();
                if (text.Literal())
                    return new GrammarReference(null, null, started);
                text.Space(newLines: depth > 0);
                return text.Next is '*' or '+' or '?' or '{' ? throw Unrepeatable() : new GrammarReference(null, Empty(rule), started);
            case '[':
                text.Skip();
                text.Class();
                return new GrammarReference(null, null, started);
            case '.':
                text.Skip();
                return new GrammarReference(null, null, started);
            case '(':
                text.Skip();
                text.Space(newLines: true);
                var part = new GrammarRule(rule.Name, text.Line);
                Alternatives(part, depth + 1);
                if (text.Next != ')')
                    throw text.Fault("')' is missing");
                text.Skip();
                return new GrammarReference(null, part, started);
            case '<' or '!':
                throw text.Fault("elements that stand for whole tokens ('<…>') can end the process in this version of the library: write characters");
            case '*' or '+' or '?' or '{':
                throw Unrepeatable();
            case var c when GrammarText.IsWord(c):
                return new GrammarReference(text.Name(), null, started);
            default:
                return null;
        }
    }

    private GrammarReference Repeated(GrammarReference element, GrammarRule rule, int depth)
    {
        for (var again = false; text.Next is '*' or '+' or '?' or '{'; again = true)
        {
            // What is repeated already becomes a part, as in the library.
            var inner = element;
            if (again)
            {
                inner = new GrammarReference(null, new GrammarRule(rule.Name, text.Line), text.Line);
                inner.Part!.Alternatives.Add([OrCharacters(element)]);
            }

            var (least, endless) = Repetition(depth);
            element = inner is { Name: null, Part: null } && least > 0
                ? inner
                : inner with { Part = inner.Part ?? (inner.Name is null ? Characters(rule) : null), Least = least, Endless = endless };
            element.Rule = element.Part;
            text.Space(newLines: depth > 0);
        }

        return element;
    }

    private (int Least, bool Endless) Repetition(int depth)
    {
        var sign = text.Next;
        text.Skip();
        switch (sign)
        {
            case '*':
                return (0, true);
            case '+':
                return (1, true);
            case '?':
                return (0, false);
        }

        text.Space(newLines: depth > 0);
        var least = text.Number();
        text.Space(newLines: depth > 0);
        int? most = least;
        if (text.Next == ',')
        {
            text.Skip();
            text.Space(newLines: depth > 0);
            most = char.IsAsciiDigit(text.Next) ? text.Number() : null;
            text.Space(newLines: depth > 0);
        }

        if (text.Next != '}')
            throw text.Fault("'}' is missing");
        text.Skip();
        return most >= least || most is null ? (least, most is null) : throw text.Fault($"a repetition of at least {least} and at most {most}");
    }

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

    private GrammarException Unrepeatable() => text.Fault($"'{text.Next}' has nothing before it to repeat");

}

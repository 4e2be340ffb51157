namespace StreamSubjectivity.Classifier.Generation;

/// <summary>
/// Refuses grammars that the library would end the process over, or not come back from: rules that begin with themselves, also behind parts
/// that may be empty (it looks for empty alternatives one level deep only), and rules with very many ways to begin.
/// </summary>
internal static class GrammarCheck
{
    private const int LongestText = 1 << 14;
    private const int MostWays = 4096;

    /// <summary>Checks a grammar.</summary>
    /// <exception cref="GrammarException">It can't be used; names the line.</exception>
    internal static void Check(string path, string text, string root)
    {
        if (text.Length > LongestText)
            throw new GrammarException(path, 0, $"is longer than the {LongestText} characters that a grammar may have");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new GrammarException(path, 0, "holds a NUL character");
        var rules = new GrammarParser(path, text).Parse();
        if (!rules.ContainsKey(root))
            throw new GrammarException(path, 0, $"has no rule '{root}'");
        var all = new List<GrammarRule>();
        foreach (var rule in rules.Values)
            Resolve(rule);
        FindNullable(all);
        foreach (var reference in all.SelectMany(r => r.Alternatives).SelectMany(a => a).OfType<GrammarReference>())
        {
            if (reference.Endless && reference.Rule!.IsNullable)
                throw new GrammarException(path, reference.Line, "what is repeated without end may be empty");
        }

        foreach (var rule in all)
            CountWays(path, rule, []);

        void Resolve(GrammarRule rule)
        {
            all.Add(rule);
            foreach (var reference in rule.Alternatives.SelectMany(a => a).OfType<GrammarReference>())
            {
                if (reference.Name is { } name)
                    reference.Rule = rules.GetValueOrDefault(name) ?? throw new GrammarException(path, reference.Line, $"the rule '{name}' is not defined");
                else
                    Resolve(reference.Rule!);
            }
        }
    }

    private static void FindNullable(List<GrammarRule> rules)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var rule in rules.Where(r => !r.IsNullable && r.Alternatives.Any(a => a.TrueForAll(e => e is { IsNullable: true }))))
                changed = rule.IsNullable = true;
        }
    }

    private static int CountWays(string path, GrammarRule rule, HashSet<GrammarRule> above)
    {
        if (rule.Ways > 0)
            return rule.Ways;
        if (!above.Add(rule))
            throw new GrammarException(path, rule.Line, $"the rule '{rule.Name}' can begin with itself");
        var ways = 1;
        foreach (var alternative in rule.Alternatives)
        {
            foreach (var element in alternative)
            {
                ways += element is null ? 1 : CountWays(path, element.Rule!, above);
                if (ways > MostWays)
                    throw new GrammarException(path, rule.Line, $"the rule '{rule.Name}' can begin in more than {MostWays} ways");
                if (element is not { IsNullable: true })
                    break;
            }
        }

        above.Remove(rule);
        return rule.Ways = ways;
    }
}

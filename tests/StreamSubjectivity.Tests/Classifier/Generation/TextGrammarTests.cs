using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Shared.Scoring;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Generation;

/// <summary>What gets past the check here goes to the library, which would end the test run over it.</summary>
public sealed class TextGrammarTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("root ::= \"yes\" | \"no\"", "^(yes|no)$")]
    [InlineData("# a comment\nroot ::= digit{2,4} (\",\" digit)*\ndigit ::= [0-9]", @"^\d{2,4}(,\d)*$")]
    [InlineData("root ::= \"(\" inner \")\"\ninner ::= [a-z+]{1,5} | root", @"^\(+[a-z+]{1,5}\)+$")]
    [InlineData("root ::= \"\\u00e4\" [\\x41-\\x43] [ -~]?", "^ä[ABC][ -~]?$")]
    [InlineData("root ::= (\"a\" |\n \"b\")\r\n", "^[ab]$")]
    [InlineData("root ::= x x\nx ::= \"a\"? \"b\"*", "^a?b*a?b*$")]
    [InlineData("root ::= \"ab\"+ \"\" [x\\]]{3}", @"^(ab)+[x\]]{3}$")]
    public async Task A_text_is_one_that_the_grammar_allows(string grammar, string pattern)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        using var parsed = TextGrammar.Parse("g", grammar, tiny.Model.Vocabulary);

        foreach (var sampling in (Sampling[])[Sampling.Greedy, .. Enumerable.Range(0, 8).Select(s => new Sampling(1, 0, 1, (ulong)s))])
        {
            var text = await WriteAsync(tiny, parsed, sampling);
            if (text.Reason == StopReason.End)
                Assert.Matches(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), text.Text);
            else
                Assert.Equal(40, text.Tokens.Count);
        }
    }

    [Theory]
    [InlineData("root ::= root \"a\" | \"b\"", 1, "begin with itself")]
    [InlineData("root ::= \"x\" a\n\na ::= b a \"z\" | \"y\"\nb ::= c\nc ::= \"\" | \"q\"", 3, "begin with itself")]
    [InlineData("root ::= (b)* \"z\"\nb ::= c\nc ::= \"\" | \"q\"", 1, "may be empty")]
    [InlineData("root ::= \"a\"{3,1}", 1, "at least 3 and at most 1")]
    [InlineData("root ::= \"a\"{99999999999999999999}", 1, "0 to 256")]
    [InlineData("root ::= \"a\"{,3}", 1, "0 to 256")]
    [InlineData("root ::= \"a\" !<[7]>", 1, "whole tokens")]
    [InlineData("root ::= <[5]>", 1, "whole tokens")]
    [InlineData("root ::= \"a\nb", 2, "not closed")]
    [InlineData("root ::= [a", 1, "not closed")]
    [InlineData("root ::= []", 1, "no characters")]
    [InlineData("root ::= \"\\q\"", 1, "escape")]
    [InlineData("root ::= \"\\x4\"", 1, "hexadecimal")]
    [InlineData("root ::= other", 1, "'other' is not defined")]
    [InlineData("start ::= \"a\"", 0, "no rule 'root'")]
    [InlineData("", 0, "no rule 'root'")]
    [InlineData("root ::= * \"a\"", 1, "nothing before it")]
    [InlineData("root ::= \"\"?", 1, "nothing before it")]
    [InlineData("root = \"a\"", 1, "'::='")]
    [InlineData("root ::= (\"a\"", 1, "')'")]
    [InlineData("root ::= \"a\"\nroot ::= \"b\"", 2, "twice")]
    [InlineData("root ::= \"a\0\"", 0, "NUL")]
    public async Task A_faulty_or_dangerous_grammar_is_refused_with_its_line(string grammar, int line, string reason)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);

        var fault = Assert.Throws<GrammarException>(() => TextGrammar.Parse("g.gbnf", grammar, tiny.Model.Vocabulary));

        Assert.StartsWith(line > 0 ? $"g.gbnf({line}):" : "g.gbnf:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_without_end_is_refused()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var deep = "root ::= " + new string('(', 100_000);
        var wide = "root ::= r0\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"r{i} ::= r{i + 1} \"a\" | r{i + 1} \"b\"\n")) + "r60 ::= \"c\"";

        Assert.Throws<GrammarException>(() => TextGrammar.Parse("g", deep, tiny.Model.Vocabulary));
        Assert.Throws<GrammarException>(() => TextGrammar.Parse("g", "root ::= " + new string('(', 90), tiny.Model.Vocabulary));
        Assert.Contains("ways", Assert.Throws<GrammarException>(() => TextGrammar.Parse("g", wide, tiny.Model.Vocabulary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grammar_with_ever_more_ways_to_go_on_ends_its_own_text_and_no_other()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        using var parsed = TextGrammar.Parse("g", "root ::= \"x\" root \"a\" | \"x\" root \"b\" | \"c\"", tiny.Model.Vocabulary);
        using var onlyX = parsed.Start();

        var fault = Assert.Throws<EngineException>(() =>
        {
            for (var step = 0; step < 40; step++)
                onlyX.Accept('x');
        });

        Assert.Contains("too many ways", fault.Message, StringComparison.Ordinal);
        Assert.Equal(64, (await tiny.StateAsync(new PromptPrefix([]), [1, 2, 3], Cancelled)).Length);
    }

    // Random text over the grammar's own signs: refused, or safe to write by.
    [Fact]
    public async Task No_grammar_ends_the_process()
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        string[] pieces = ["root ::= ", "\na ::= ", "\nb ::= ", "a ", "b ", "root ", "\"x\" ", "\"\" ", "[a-c] ", "[^x] ", ". ", "( ", ") ", "| ", "* ", "+ ", "? ", "{2} ", "{0,3} ", "{1,} "];
        var accepted = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                // New rules, which come first among the pieces, only now and then.
                var least = random.Next(4) == 0 ? 0 : 3;
                var chosen = Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(least, pieces.Length)]);
                var grammar = "root ::= " + string.Concat(chosen) + "\na ::= \"p\"? \nb ::= a \"q\" | \"\"";
                TextGrammar parsed;
                try
                {
                    parsed = TextGrammar.Parse("g", grammar, tiny.Model.Vocabulary);
                }
                catch (GrammarException)
                {
                    return;
                }

                using (parsed)
                {
                    accepted++;
                    WriteAsync(tiny, parsed, accepted % 2 == 0 ? Sampling.Greedy : new Sampling(1), 10).GetAwaiter().GetResult();
                }
            }));

        Assert.InRange(accepted, 50, 1000);
    }

    private static async Task<GeneratedText> WriteAsync(TinyEngine tiny, TextGrammar grammar, Sampling sampling, int tokens = 40)
    {
        using var request = new TextRequest(new PromptPrefix([]), [72, 101, 108], tiny.Model.Vocabulary, new TextSettings(tokens, sampling) { Grammar = grammar });
        return await tiny.Engine.SubmitAsync(request, Cancelled);
    }
}

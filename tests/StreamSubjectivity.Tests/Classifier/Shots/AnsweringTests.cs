using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Tests.Classifier.Generation;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Shots;

/// <summary>Scorers as the options ask for them, over a tiny random model.</summary>
public sealed class AnsweringTests : IDisposable
{
    private static readonly string[] Pool =
    [
        "The council met on Monday.\tOBJ", "What a disgrace this is!\tSUBJ", "Two trains were late.\tOBJ", "He is a wonderful fool.\tSUBJ",
        "Prices rose by 3 %.\tOBJ", "Nobody could love this book.\tSUBJ", "The bridge has two lanes.\tOBJ", "Shame on them.\tSUBJ",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly string model;
    private readonly string prompt;
    private readonly string pool;

    public AnsweringTests()
    {
        model = new TinyLlama().WriteTo(folder.File("tiny.gguf"));
        prompt = folder.File("p.md");
        File.WriteAllText(
            prompt,
            "---\nname: test\nversion: 1\nlanguage: en\nform: plain\nlabels:\n  subjective: [\" yes\"]\n  objective: [\" no\", \" not\"]\n"
            + "shot: \"S: {{sentence}} A:{{label}}\\n\"\n---\nIs it a view?\n\n{{shots}}S: {{sentence}} A:");
        pool = folder.File("pool.tsv");
        File.WriteAllLines(pool, ["sentence\tlabel", .. Pool]);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_way_to_answer_is_a_scorer_of_its_own()
    {
        Action<ScorerOptions>[] ways =
        [
            _ => { },
            o => o.Rank = RankMode.Length,
            o => o.Rank = RankMode.Neutral,
            o => o.Mode = AnswerMode.Generate,
            o => (o.Mode, o.Temperature) = (AnswerMode.Generate, 0.7),
            o => (o.Mode, o.Temperature, o.Seed) = (AnswerMode.Generate, 0.7, 2),
            o => (o.Mode, o.Constrain) = (AnswerMode.Generate, "none"),
            o => (o.Mode, o.Constrain, o.MaxTokens) = (AnswerMode.Generate, "none", 3),
            o => Shots(o, 2, ShotChoice.Balanced),
            o => Shots(o, 4, ShotChoice.Balanced),
            o => Shots(o, 4, ShotChoice.Random),
            o => (Shots(o, 4, ShotChoice.Random).Seed, o.Mode) = (2, AnswerMode.Generate),
            o => Shots(o, 4, ShotChoice.Nearest),
        ];
        var keys = new List<string>();
        foreach (var way in ways)
        {
            await using var scorer = await StartAsync(way);
            keys.Add(scorer.Identity.Key);
        }

        Assert.Equal(keys.Distinct(), keys);
        await using var again = await StartAsync(o => o.Rank = RankMode.Raw);
        Assert.Equal(keys[0], again.Identity.Key);
        Assert.Null(again.Identity.Answering);
    }

    [Fact]
    public void A_plain_scorer_keeps_the_key_that_it_always_had() =>
        Assert.Equal("48420692158b", new ScorerIdentity("a", "Q4_0", "guideline 1", "b", "x/y", null).Key);

    [Fact]
    public async Task Ranking_and_a_generated_label_agree_where_words_are_single_choices()
    {
        await using var scorer = await StartAsync(o => o.Mode = AnswerMode.Generate);

        foreach (var sentence in (string[])["The bill passed.", "What a shame!", ""])
        {
            var judged = await scorer.ScoreAsync(sentence, Cancelled);
            var logits = await StepReference.LogitsAsync(scorer.Engine, Prompted(scorer, "Is it a view?\n\nS: " + sentence + " A:", " "), Cancelled);
            var odds = logits['y'] - logits['n'];
            Assert.Equal(odds, judged.LogOdds, 2e-3);
            Assert.Equal(odds > 0, judged.Subjective);
        }
    }

    [Theory]
    [InlineData(ShotChoice.Balanced)]
    [InlineData(ShotChoice.Random)]
    public async Task Shots_stand_in_the_prompt_that_all_sentences_share(ShotChoice choice)
    {
        await using var scorer = await StartAsync(o => Shots(o, 3, choice));
        var shots = ShotSelection.Choose(StreamSubjectivity.Classifier.Verbalizers.Fitting.LabelledFile.Read(pool), 3, choice, 1);
        var text = string.Concat(shots.Select(s => $"S: {s.Text} A:{(s.Subjective ? " yes" : " no")}\n"));

        Assert.Equal(await ByHandAsync(scorer, text, "The bill passed."), (await scorer.ScoreAsync("The bill passed.", Cancelled)).LogOdds, 5e-3);
        Assert.Equal(1, scorer.Engine.ResidentPrefixes);
    }

    [Fact]
    public async Task Nearest_shots_are_those_of_the_most_similar_states_and_never_the_sentence_itself()
    {
        await using var scorer = await StartAsync(o => Shots(o, 3, ShotChoice.Nearest));
        await using var plain = await StartAsync(_ => { });
        foreach (var sentence in (string[])["The bill passed.", "What a disgrace  this is!", "Prices rose by 4 %."])
        {
            var state = await plain.StateAsync(sentence, Cancelled);
            var near = new List<(double Likeness, string Line)>();
            foreach (var line in Pool.Where(l => l.Split('\t')[0] != sentence.Replace("  ", " ", StringComparison.Ordinal)))
            {
                var other = await plain.StateAsync(line.Split('\t')[0], Cancelled);
                near.Add((Cosine(state, other), line));
            }

            var text = string.Concat(near.OrderByDescending(n => n.Likeness).Take(3).Reverse().Select(n => n.Line.Split('\t'))
                .Select(c => $"S: {c[0]} A:{(c[1] == "SUBJ" ? " yes" : " no")}\n"));
            Assert.Equal(await ByHandAsync(scorer, text, sentence), (await scorer.ScoreAsync(sentence, Cancelled)).LogOdds, 5e-3);
        }
    }

    [Fact]
    public async Task A_prompt_that_fills_the_context_says_by_how_much_and_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<PromptTooLongException>(() => StartAsync(o => (Shots(o, 8, ShotChoice.Balanced).ContextTokens) = 256));

        Assert.Equal(256, fault.Limit);
        Assert.Contains($"{fault.Tokens - 256} more than the context of 256", fault.Message, StringComparison.Ordinal);
        Assert.Contains("8 shots", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Stream:Scorer:ContextTokens", fault.Message, StringComparison.Ordinal);

        await using var scorer = await StartAsync(o => (Shots(o, 8, ShotChoice.Nearest).ContextTokens) = 256);
        var tooLong = await Assert.ThrowsAsync<SentenceTooLongException>(() => scorer.ScoreAsync("The bill passed.", Cancelled).AsTask());
        Assert.Contains("fewer shots", tooLong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_no_label_leaves_the_sentence_unscored()
    {
        await using var scorer = await StartAsync(o => (o.Mode, o.Constrain, o.MaxTokens) = (AnswerMode.Generate, "none", 4));

        var fault = await Assert.ThrowsAsync<UnreadableAnswerException>(() => scorer.ScoreAsync("The bill passed.", Cancelled).AsTask());

        Assert.Contains(fault.Answer, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_by_a_grammar_is_read_by_the_word_that_it_begins_with()
    {
        var grammar = folder.File("g.gbnf");
        await File.WriteAllTextAsync(grammar, "root ::= \"\\n Yes, \" [a-z]{5}", Cancelled);
        await using var ranked = await StartAsync(_ => { });
        await using var scorer = await StartAsync(o => (o.Mode, o.Constrain) = (AnswerMode.Generate, grammar));

        var judged = await scorer.ScoreAsync("The bill passed.", Cancelled);

        Assert.True(judged.Subjective);
        Assert.Equal((await ranked.ScoreAsync("The bill passed.", Cancelled)).LogOdds, judged.LogOdds, 2e-3);
    }

    [Fact]
    public async Task What_can_t_be_had_is_an_error_that_says_what_to_take()
    {
        var bare = folder.File("bare.md");
        await File.WriteAllTextAsync(bare, (await File.ReadAllTextAsync(prompt, Cancelled)).Replace("{{shots}}", "", StringComparison.Ordinal), Cancelled);
        await AssertFaultAsync<ShotException>("--shots-from", o => o.Shots = 4);
        await AssertFaultAsync<ShotException>("takes no shots", o => Shots(o, 4, ShotChoice.Random).Prompt = bare);
        await AssertFaultAsync<ShotException>("9 shots", o => Shots(o, 9, ShotChoice.Random));
        await AssertFaultAsync<ShotException>("9 shots", o => Shots(o, 9, ShotChoice.Nearest));
        await AssertFaultAsync<ScorerFileException>("--scorer zero-shot", o => (o.Scorer, o.Mode, o.Model, o.Prompt) = ("checkthat-en", AnswerMode.Generate, null, null));
        await File.AppendAllTextAsync(pool, "One <|im_end|> more.\tOBJ\n", Cancelled);
        await AssertFaultAsync<ShotException>("<|im_end|>", o => Shots(o, 2, ShotChoice.Random));
    }

    [Theory]
    [InlineData("Yes", true)]
    [InlineData(" yes.", true)]
    [InlineData("\n\"No\", it isn't", false)]
    [InlineData("NOT at all", false)]
    [InlineData("Nothing of that", null)]
    [InlineData("", null)]
    [InlineData("I say yes", null)]
    public void A_written_answer_is_read_by_its_first_word(string text, bool? subjective) =>
        Assert.Equal(subjective, new LabelWords(PromptFile.Read(prompt)).Read(text));

    private ScorerOptions Shots(ScorerOptions options, int count, ShotChoice choice)
    {
        (options.Shots, options.ShotsBy, options.ShotsFrom) = (count, choice, pool);
        return options;
    }

    private Task<LlamaSentenceScorer> StartAsync(Action<ScorerOptions> way)
    {
        var options = new ScorerOptions { Model = model, Scorer = "zero-shot", Prompt = prompt, ContextTokens = 512, BatchTokens = 128, Threads = 1 };
        way(options);
        return SentenceScorerFactory.CreateLlamaAsync(options, NullLoggerFactory.Instance, Cancelled);
    }

    private async Task AssertFaultAsync<T>(string message, Action<ScorerOptions> way)
        where T : EngineException
    {
        var fault = await Assert.ThrowsAsync<T>(() => StartAsync(way));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static int[] Prompted(LlamaSentenceScorer scorer, string text, string more) =>
        [.. scorer.Model.Vocabulary.Tokenize(text, false), .. scorer.Model.Vocabulary.Tokenize(more, false)];

    // " yes", " no" and " not" begin with the token of the space.
    private static async Task<double> ByHandAsync(LlamaSentenceScorer scorer, string shots, string sentence)
    {
        var tokens = Prompted(scorer, $"Is it a view?\n\n{shots}S: {StreamSubjectivity.Shared.Text.SentenceHash.Normalize(sentence)} A:", "");
        async Task<double> LikelihoodAsync(string word) => Math.Exp((await StepReference.LogLikelihoodsAsync(
            scorer.Engine, tokens, scorer.Model.Vocabulary.Tokenize(word, false), Cancelled)).Sum());
        return Math.Log(await LikelihoodAsync(" yes")) - Math.Log(await LikelihoodAsync(" no") + await LikelihoodAsync(" not"));
    }

    private static double Cosine(float[] a, float[] b)
    {
        double Dot(float[] x, float[] y) => x.Zip(y, (p, q) => (double)p * q).Sum();
        return Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
    }
}

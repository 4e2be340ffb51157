using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Tests.Classifier.Generation;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>Ranked words, against likelihoods that are multiplied up token by token, each from a pass of its own.</summary>
public sealed class RankModeTests
{
    private const string Body = "Judge the thing.\n\nSentence: {{sentence}}\nThe sentence is";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RankMode.Raw, " a", " b")]
    [InlineData(RankMode.Length, " a", " b")]
    [InlineData(RankMode.Raw, " subjective| biased", " objective")]
    [InlineData(RankMode.Length, " subjective| a", " objective| the news|x")]
    [InlineData(RankMode.Neutral, " a", " b")]
    [InlineData(RankMode.Neutral, " subjective| a", " objective| the news|x")]
    public async Task Words_are_ranked_as_the_slow_way_ranks_them(RankMode rank, string subjective, string objective)
    {
        await using var tiny = await TinyEngine.StartAsync(Cancelled);
        var prompt = Prompt(subjective.Split('|'), objective.Split('|'));
        var frame = PromptFrame.Create(tiny.Model.Vocabulary, prompt.Body);
        var labels = new LabelTokens(prompt, frame, rank);
        var context = tiny.Model.Vocabulary.Tokenize("Answer:", true);
        if (rank == RankMode.Neutral)
            labels.MeasureAgainst(await tiny.Engine.SubmitAsync(new NeutralRequest(context, labels), Cancelled));

        foreach (var sentence in (string[])["The bill passed 52 to 48.", "It is a shame!"])
        {
            var tokens = frame.Tokenize(sentence, 512);
            var (ranked, mass) = await tiny.Engine.SubmitAsync(new ScoreRequest(frame.Prefix, tokens, labels, new LabelWordVerbalizer()), Cancelled);

            async Task<double> WeightAsync(IEnumerable<int[]> words)
            {
                var sum = 0d;
                foreach (var word in words)
                {
                    var after = await StepReference.LogLikelihoodsAsync(tiny.Engine, [.. frame.Prefix.Tokens, .. tokens], word, Cancelled);
                    var anyway = await StepReference.LogLikelihoodsAsync(tiny.Engine, context, word, Cancelled);
                    sum += Math.Exp(rank switch
                    {
                        RankMode.Length => after.Average(),
                        RankMode.Neutral => after.Sum() - anyway.Sum(),
                        _ => after.Sum(),
                    });
                }

                return sum;
            }

            Assert.Equal(Math.Log(await WeightAsync(labels.Subjective)) - Math.Log(await WeightAsync(labels.Objective)), ranked, 2e-3);
            Assert.Equal(Math.Log(await MassAsync(labels.Subjective.Concat(labels.Objective))), mass!.Value, 2e-3);

            async Task<double> MassAsync(IEnumerable<int[]> words)
            {
                var sum = 0d;
                foreach (var word in words)
                    sum += Math.Exp((await StepReference.LogLikelihoodsAsync(tiny.Engine, [.. frame.Prefix.Tokens, .. tokens], word, Cancelled)).Sum());
                return sum;
            }
        }
    }

    [Fact]
    public void A_prompt_may_say_how_its_words_are_ranked()
    {
        Assert.Equal((RankMode.Raw, "Answer:"), (Prompt(["a"], ["b"]).Rank, Prompt(["a"], ["b"]).NeutralContext));

        var prompt = Prompt(["a"], ["b"], "rank: neutral\nneutral: \"Verdict:\"");
        Assert.Equal((RankMode.Neutral, "Verdict:"), (prompt.Rank, prompt.NeutralContext));

        var fault = Assert.Throws<PromptFileException>(() => Prompt(["a"], ["b"], "rank: best"));
        Assert.Contains("none of raw, length and neutral", fault.Message, StringComparison.Ordinal);
        Assert.Equal(9, fault.Line);
    }

    private static PromptFile Prompt(string[] subjective, string[] objective, string more = "description: test") => PromptFile.Parse(
        "p.md",
        $"---\nname: test\nversion: 1\nlanguage: en\nform: plain\nlabels:\n  subjective: [{Quoted(subjective)}]\n  objective: [{Quoted(objective)}]\n{more}\n---\n{Body}");

    private static string Quoted(string[] words) => string.Join(", ", words.Select(w => $"\"{w}\""));
}

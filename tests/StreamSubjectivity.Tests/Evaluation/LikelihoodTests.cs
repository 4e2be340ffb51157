using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Forms;
using StreamSubjectivity.Evaluation.Bias;
using Xunit;

namespace StreamSubjectivity.Tests.Evaluation;

public sealed class LikelihoodTests : IAsyncLifetime
{
    private TextLikelihood model = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        model = await TextLikelihood.StartAsync(new ScorerOptions(), ModelForm.Of("Q4_0", 20), NullLoggerFactory.Instance, Cancelled);

    public ValueTask DisposeAsync() => model.DisposeAsync();

    [Fact]
    public async Task A_text_that_goes_on_is_less_likely_and_one_in_order_likelier_than_one_in_disorder()
    {
        var (shorter, tokens) = await model.OfAsync("The council met", Cancelled);
        var (longer, more) = await model.OfAsync("The council met on Tuesday to vote on the budget", Cancelled);
        var (disorder, _) = await model.OfAsync("budget the on vote to Tuesday on met council The", Cancelled);

        Assert.True(tokens < more);
        Assert.True(longer < shorter && shorter < 0);
        Assert.True(disorder < longer - 10, $"{disorder} against {longer}");
    }

    [Fact]
    public async Task Company_does_not_change_a_likelihood()
    {
        var alone = await model.OfAsync("Police closed the bridge at noon.", Cancelled);
        var among = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => model.OfAsync(i == 8 ? "Police closed the bridge at noon." : $"Sentence {i} is another.", Cancelled)));

        Assert.Equal(alone.LogLikelihood, among[8].LogLikelihood, 1e-3);
    }

    [Fact]
    public void Shares_of_pairs_are_those_of_a_count_by_hand()
    {
        var finding = LikelihoodAudit.Of("all", [new("x", 2, -0.1), new("x", 1, 0.3), new("x", -3, -0.2), new("x", 0, 0)], draws: 200, seed: 1);

        Assert.Equal((0.625, 0.375), (finding.LikelierFirst.Value, finding.LowerPerplexityFirst.Value));
        Assert.True(finding.LikelierFirst.Low < 0.625 && finding.LikelierFirst.High > 0.625);
    }
}

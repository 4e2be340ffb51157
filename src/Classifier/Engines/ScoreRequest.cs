using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Asks for the log-odds of one sentence.</summary>
internal sealed class ScoreRequest(PromptPrefix prefix, int[] tokens, LabelTokens? labels, Verbalizer verbalizer)
    : EngineRequest<double>(prefix, tokens, labels?.Branches ?? [])
{
    private readonly double[] scores = new double[labels?.Count ?? 0];
    private double logOdds;

    internal override bool ReadsLogits => labels is not null;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
        if (labels is null)
        {
            logOdds = verbalizer.LogOdds(state, 0);
            return;
        }

        labels.Accept(output, logits, scores);
        if (output == BranchTokens)
            logOdds = verbalizer.LogOdds(state, labels.LogOdds(scores));
    }

    private protected override double Result() => logOdds;
}

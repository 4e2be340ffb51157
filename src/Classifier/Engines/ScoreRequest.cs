using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Verbalizers;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Asks for the log-odds of one sentence, and where label words are read, for ln of their probability together.</summary>
internal sealed class ScoreRequest(PromptPrefix prefix, int[] tokens, LabelTokens? labels, Verbalizer verbalizer, int ending = 0)
    : EngineRequest<(double LogOdds, double? LogMass)>(prefix, tokens, labels?.Branches ?? [], StateReader.Outputs(verbalizer.Reading, tokens.Length))
{
    private readonly StateReader reader = new(verbalizer.Reading, tokens.Length, ending);
    private readonly double[] scores = new double[labels?.Scores ?? 0];

    internal override bool ReadsLogits => labels is not null;

    internal override void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state)
    {
        if (output < TrunkOutputs)
            reader.Accept(output, state);
        if (output >= TrunkOutputs - 1)
            labels?.Accept(output - TrunkOutputs + 1, logits, scores);
    }

    private protected override (double LogOdds, double? LogMass) Result() =>
        (verbalizer.LogOdds(reader.State, labels?.LogOdds(scores) ?? 0), labels?.LogMass(scores));
}

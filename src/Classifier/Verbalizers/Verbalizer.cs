using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Verbalizers;

/// <summary>
/// Reads the model's answer: log-odds = f(final hidden state, label words' likelihoods), then P(SUBJ) by a logistic calibration
/// (Platt 1999), then a decision by a threshold.
/// </summary>
internal abstract record Verbalizer
{
    /// <summary>Turns log-odds into a probability.</summary>
    internal Calibration Calibration { get; init; } = Calibration.None;

    /// <summary>Least P(SUBJ) that is called SUBJ.</summary>
    internal double Threshold { get; init; } = 0.5;

    /// <summary>Which state it reads.</summary>
    internal StateReading Reading { get; init; }

    /// <summary>Whether it reads the label words; otherwise the vocabulary matrix need not run.</summary>
    internal abstract bool ReadsLabels { get; }

    /// <summary>Natural log-odds of SUBJ before calibration.</summary>
    /// <param name="state">Final hidden state, as <see cref="Reading"/> says.</param>
    /// <param name="labelLogOdds">ln of the likelihood of the subjective words over that of the objective ones; 0 where not read.</param>
    internal abstract double LogOdds(ReadOnlySpan<float> state, double labelLogOdds);

    /// <summary>The judgement for given log-odds.</summary>
    /// <exception cref="EngineException">They are not a number: the model's weights or the verbalizer's are broken.</exception>
    internal SentenceJudgement Judge(double logOdds)
    {
        if (!double.IsFinite(logOdds))
            throw new EngineException("the model gave no finite score: its weights are damaged");
        var probability = Calibration.Probability(logOdds);
        return new SentenceJudgement(probability, logOdds, probability >= Threshold);
    }
}

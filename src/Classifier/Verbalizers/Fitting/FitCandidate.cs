using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>One way to fit, with its out-of-fold log-odds.</summary>
/// <param name="Reading">The state that is read.</param>
/// <param name="Balanced">Whether both labels weigh the same.</param>
/// <param name="Penalty">Index of its penalty.</param>
/// <param name="LogOdds">One a sentence.</param>
/// <param name="LogLoss">Of the calibrated log-odds, nats a sentence.</param>
internal sealed record FitCandidate(StateReading Reading, bool Balanced, int Penalty, double[] LogOdds, double LogLoss);

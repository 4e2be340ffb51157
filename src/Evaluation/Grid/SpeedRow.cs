namespace StreamSubjectivity.Evaluation.Grid;

/// <summary>How fast a form and reading judge, by processor time: other programs on the machine take turns, and wall-clock time is theirs too.</summary>
/// <param name="Form">The model's form; <c>as-is</c> for its file.</param>
/// <param name="Reader">What is read.</param>
/// <param name="MillisecondsPerSentence">Processor time of a sentence, all cores together.</param>
/// <param name="TimesFirst">Processor time of the first row's way over this one's, measured in turns: 2 is twice as fast.</param>
/// <param name="OfEngine">Processor time of the bare engine over the evaluation's, for the same sentences on the same engine in turns: 1 is no loss.</param>
/// <param name="SentencesPerSecond">By the clock, for what it is worth on this machine.</param>
internal sealed record SpeedRow(
    string Form, GridReader Reader, double MillisecondsPerSentence, double TimesFirst, double OfEngine, double SentencesPerSecond);

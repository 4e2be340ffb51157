namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What was said of a sentence that somebody tried.</summary>
/// <param name="PSubjective">P(SUBJ), 0 to 1.</param>
/// <param name="LogOdds">Natural log-odds before calibration.</param>
/// <param name="Subjective">The decision.</param>
/// <param name="LabelMass">The probability that the model gives all label words together; null where they weren't read.</param>
/// <param name="Scorer">Key of what scored.</param>
/// <param name="Prompt">Name and version of the prompt.</param>
/// <param name="ModelForm">Form of the model.</param>
/// <param name="Rendered">The prompt as the model sees it; null where a server renders it.</param>
/// <param name="Shots">The worked examples in it.</param>
public sealed record TrialAnswer(
    double PSubjective,
    double LogOdds,
    bool Subjective,
    double? LabelMass,
    string Scorer,
    string Prompt,
    string ModelForm,
    string? Rendered,
    IReadOnlyList<TrialShot> Shots);

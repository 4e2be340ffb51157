namespace StreamSubjectivity.Store.Labels;

/// <summary>What a person said of a sentence.</summary>
/// <param name="Place">The sentence.</param>
/// <param name="Text">Its text as it was then, not trusted.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Subjective">The label.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Origin">How they came to it.</param>
/// <param name="Scorer">Key of the scorer that was active; null where the sentence had no score.</param>
/// <param name="PSubjective">Its P(SUBJ) then.</param>
/// <param name="SaidSubjective">Its decision then.</param>
public sealed record SentenceLabel(
    SentencePlace Place,
    string Text,
    string Language,
    bool Subjective,
    string By,
    DateTimeOffset At,
    LabelOrigin Origin,
    string? Scorer,
    double? PSubjective,
    bool? SaidSubjective);

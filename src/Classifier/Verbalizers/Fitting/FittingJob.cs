using StreamSubjectivity.Classifier.Engines;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>What a scorer is fitted on, and what its file says of that.</summary>
/// <param name="Name">The scorer's name.</param>
/// <param name="Data">Labelled sentences.</param>
/// <param name="Source">What they are.</param>
/// <param name="Terms">Terms that come with them.</param>
/// <param name="Languages">BCP 47 languages of the sentences; null where they aren't said.</param>
/// <param name="Settings">What the fit may choose among.</param>
internal sealed record FittingJob(
    string Name, IReadOnlyList<LabelledSentence> Data, string Source, string Terms, IReadOnlyList<string>? Languages, FitSettings Settings)
{
    /// <summary>The state that the model must give: both where there is a choice.</summary>
    internal StateReading Reading => Settings.Readings is [var only] ? only : StateReading.Both;
}

namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What a person may choose for a trial beside the scorer as it runs.</summary>
/// <param name="Scorer">Key of the scorer that runs.</param>
/// <param name="Prompt">Name of its prompt.</param>
/// <param name="Prompts">Prompts that the engine can ask in place of it, read by their label words; none where the engine is a server.</param>
/// <param name="WithShots">Those of them that take worked examples.</param>
/// <param name="MostShots">Most examples: as many as people's labels give, 0 where they are too few.</param>
public sealed record TrialOffer(
    string Scorer, string Prompt, IReadOnlyList<string> Prompts, IReadOnlyList<string> WithShots, int MostShots);

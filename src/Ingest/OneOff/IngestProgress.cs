namespace StreamSubjectivity.Ingest.OneOff;

/// <summary>How far ingest on request is.</summary>
/// <param name="Current">Input that was just finished.</param>
/// <param name="Done">Inputs that are finished.</param>
/// <param name="Total">Inputs in all.</param>
/// <param name="Articles">Articles that were stored or found stored.</param>
/// <param name="Sentences">Sentences that are new.</param>
public sealed record IngestProgress(string Current, int Done, int Total, int Articles, int Sentences);

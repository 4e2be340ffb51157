namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Neighbouring cells of the key-value cache.</summary>
/// <param name="First">The first cell.</param>
/// <param name="Count">Cells.</param>
internal readonly record struct CellRun(int First, int Count);

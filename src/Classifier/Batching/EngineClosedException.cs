using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>The engine was stopped before it answered.</summary>
public sealed class EngineClosedException() : EngineException("the engine was stopped before it answered");

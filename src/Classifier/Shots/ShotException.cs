using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Shots;

/// <summary>The shots that are asked for can't be had.</summary>
/// <param name="message">Why, and what to do.</param>
internal sealed class ShotException(string message) : EngineException(message);

using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store.Queries;

/// <summary>Which sources a list holds. What is null doesn't narrow.</summary>
/// <param name="State">In this state.</param>
/// <param name="Failing">Whether their last poll failed.</param>
/// <param name="Text">Part of their URL, or of their outlet's key or name, in any case.</param>
public sealed record SourceFilter(SourceState? State = null, bool? Failing = null, string? Text = null);

using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>What couldn't be processed.</summary>
/// <param name="Reasons">All items by kind and reason.</param>
/// <param name="Items">Those that fit, the newest first.</param>
internal sealed record QuarantineResource(IReadOnlyList<QuarantineCount> Reasons, IReadOnlyList<KeptItem> Items);

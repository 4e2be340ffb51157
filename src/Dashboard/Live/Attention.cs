using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Live;

/// <summary>What wants to be looked at.</summary>
/// <param name="Alerts">Alerts that fire, the latest first; at most as many as <see cref="AttentionReader.MostAlerts"/> and one.</param>
/// <param name="Sources">Sources that are polled.</param>
/// <param name="Failing">Those of them whose last poll failed.</param>
internal sealed record Attention(IReadOnlyList<StoredAlert> Alerts, int Sources, IReadOnlyList<Source> Failing);

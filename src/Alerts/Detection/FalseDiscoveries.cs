namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Chooses which of many series have shifted: e-d-BH, the Benjamini–Hochberg procedure over e-detectors (Dandapanthula and Ramdas,
/// "Multiple testing in multi-stream sequential change detection", 2025). Whatever the dependence between series, the expected share of
/// false ones among those chosen stays, at any time, below the days watched over the days promised (its error over patience).
/// </summary>
internal static class FalseDiscoveries
{
    /// <summary>Indices of the series that alarm, the strongest first.</summary>
    /// <param name="evidence">The <see cref="ShiftEvidence.Value"/> of every series that is watched, those without a point today too.</param>
    /// <param name="promise">How rarely all of them together may alarm by chance.</param>
    public static IReadOnlyList<int> Select(IReadOnlyList<double> evidence, FalseAlarmPromise promise)
    {
        // With k that alarm, each needs only K/k times the days promised. Few series have any evidence to speak of.
        var threshold = promise.Threshold(evidence.Count);
        var candidates = new List<int>();
        for (var i = 0; i < evidence.Count; i++)
        {
            if (evidence[i] >= promise.DaysBetween)
                candidates.Add(i);
        }

        candidates.Sort((a, b) => evidence[b] == evidence[a] ? a.CompareTo(b) : evidence[b].CompareTo(evidence[a]));
        var chosen = 0;
        for (var k = 1; k <= candidates.Count; k++)
        {
            if (evidence[candidates[k - 1]] >= threshold / k)
                chosen = k;
        }

        return candidates.GetRange(0, chosen);
    }
}

namespace StreamSubjectivity.Ingest.Robots;

/// <summary>Rules for some agents.</summary>
internal sealed class RobotsGroup
{
    /// <summary>Product tokens, or <c>*</c>; letter case is forgiven.</summary>
    internal HashSet<string> Agents { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal List<RobotsRule> Rules { get; } = [];

    /// <summary>Crawl-delay, or null.</summary>
    internal TimeSpan? Delay { get; set; }
}

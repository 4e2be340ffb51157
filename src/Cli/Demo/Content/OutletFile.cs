namespace StreamSubjectivity.Cli.Demo.Content;

/// <summary>Shape of outlets.yaml.</summary>
internal sealed class OutletFile
{
    /// <summary>First day of the articles, <c>yyyy-MM-dd</c>.</summary>
    public required string From { get; set; }

    /// <summary>Last day of the articles, <c>yyyy-MM-dd</c>.</summary>
    public required string To { get; set; }

    public required List<OutletEntry> Outlets { get; set; }
}

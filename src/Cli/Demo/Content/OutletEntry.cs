namespace StreamSubjectivity.Cli.Demo.Content;

/// <summary>Shape of an outlet in outlets.yaml.</summary>
internal sealed class OutletEntry
{
    public required string Slug { get; set; }

    public required string Host { get; set; }

    public required string Name { get; set; }

    public required string Tagline { get; set; }

    public required string Language { get; set; }

    public required string Voice { get; set; }

    public required string About { get; set; }

    public required PageTemplate Template { get; set; }

    public required FeedFormat Feed { get; set; }

    public required LinkedDataStyle LinkedData { get; set; }

    public string? Turns { get; set; }
}

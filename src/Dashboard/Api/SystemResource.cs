using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>The system: what the database knows of all processes, and what the answering process knows of itself.</summary>
/// <param name="Status">At a glance.</param>
/// <param name="Waiting">Sentences without a score, by age.</param>
/// <param name="Dead">Sentences that were given up, by reason.</param>
/// <param name="UnsentArticles">Articles whose sentences wait for the broker, counted up to 100,000.</param>
/// <param name="Sources">Sources by state.</param>
/// <param name="Evaluated">The last evaluation of all rules, or null.</param>
/// <param name="Database">The database.</param>
/// <param name="Process">The answering process; null where it doesn't say.</param>
internal sealed record SystemResource(
    SystemStatus Status,
    WaitingByAge Waiting,
    IReadOnlyList<DeadCount> Dead,
    long UnsentArticles,
    SourceCounts Sources,
    LastEvaluation? Evaluated,
    DatabaseFacts Database,
    ProcessState? Process);

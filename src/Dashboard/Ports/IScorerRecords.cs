using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>What is known of scorers beside what the database keeps.</summary>
public interface IScorerRecords
{
    /// <summary>The record of a scorer; null where its file isn't at hand.</summary>
    ScorerRecord? Find(ScorerListing scorer);
}

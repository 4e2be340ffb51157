namespace StreamSubjectivity.Store.Queries;

/// <summary>
/// Which outlets have sentences with neither a score nor a reason for having none. Nothing is missing from the days of the others: what
/// those hold need not be looked up.
/// </summary>
internal static class OutletLack
{
    /// <summary>The outlets <c>(id, key, lacks)</c>.</summary>
    /// <param name="scorer">SQL that gives the scorer's id.</param>
    public static string Outlets(string scorer) =>
        $"""
        (SELECT o.id, o.key, coalesce(w.sentences, 0) > coalesce(t.sentences + t.dead, 0) AS lacks
         FROM stream.outlets o
         LEFT JOIN stream.outlet_volumes w ON w.outlet_id = o.id
         LEFT JOIN stream.outlet_totals t ON t.outlet_id = o.id AND t.scorer_id = {scorer})
        """;
}

namespace StreamSubjectivity.Store.Migrations
{
    public partial class OutletRollups
    {
        // Same columns, in the same order: analysts' queries and grants stay.
        private const string Coverage = $"{CoverageHead} {StoredNow} {CoverageTail}";

        private const string CoverageBefore = $"{CoverageHead} {StoredBefore} {CoverageTail}";

        private const string CoverageHead = "CREATE OR REPLACE VIEW api.coverage AS WITH active AS (SELECT id FROM stream.scorers WHERE active),";

        private const string StoredNow =
            """
            stored AS (SELECT outlet_id, articles, sentences FROM stream.outlet_volumes),
            settled AS (
                SELECT outlet_id, sentences AS scored, dead
                FROM stream.outlet_totals WHERE scorer_id = (SELECT id FROM active)),
            """;

        private const string StoredBefore =
            """
            stored AS (
                SELECT outlet_id, sum(articles) AS articles, sum(sentences) AS sentences
                FROM stream.daily_volumes GROUP BY outlet_id),
            settled AS (
                SELECT outlet_id, sum(sentences) AS scored, sum(dead) AS dead
                FROM stream.daily_rollups WHERE scorer_id = (SELECT id FROM active) GROUP BY outlet_id),
            """;

        private const string CoverageTail =
            """
            open AS (
                SELECT id, outlet_id, first_seen, sentence_count FROM stream.articles WHERE settled_by IS NULL
                UNION ALL
                SELECT a.id, a.outlet_id, a.first_seen, a.sentence_count
                FROM stream.scorers s JOIN stream.articles a ON a.settled_by = s.id WHERE NOT s.active),
            waiting AS (
                SELECT a.outlet_id, min(a.first_seen) AS oldest
                FROM open a LEFT JOIN stream.article_rollups r
                    ON r.article_id = a.id AND r.scorer_id = (SELECT id FROM active)
                WHERE a.sentence_count > coalesce(r.scored + r.dead, 0) GROUP BY a.outlet_id)
            SELECT o.key AS outlet, o.name AS outlet_name, coalesce(v.articles, 0) AS articles,
                   coalesce(v.sentences, 0) AS sentences, coalesce(d.scored, 0) AS scored, coalesce(d.dead, 0) AS dead,
                   coalesce(v.sentences, 0) - coalesce(d.scored, 0) - coalesce(d.dead, 0) AS waiting,
                   w.oldest AS oldest_waiting
            FROM stream.outlets o
            LEFT JOIN stored v ON v.outlet_id = o.id
            LEFT JOIN settled d ON d.outlet_id = o.id
            LEFT JOIN waiting w ON w.outlet_id = o.id;
            """;
    }
}

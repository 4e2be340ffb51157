using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations;

/// <summary>
/// The oldest article that waits, found among those that aren't settled. Joined as they were, the planner expected as many under other
/// scorers as under the active one, and read every article's rollup for each look at the coverage. A view only: the model is as it was.
/// </summary>
[DbContext(typeof(StreamDbContext))]
[Migration("20260815000000_WaitingArticles")]
public sealed class WaitingArticles : Migration
{
    private const string Head =
        """
        CREATE OR REPLACE VIEW api.coverage AS WITH active AS (SELECT id FROM stream.scorers WHERE active),
        stored AS (SELECT outlet_id, articles, sentences FROM stream.outlet_volumes),
        settled AS (
            SELECT outlet_id, sentences AS scored, dead
            FROM stream.outlet_totals WHERE scorer_id = (SELECT id FROM active)),
        """;

    private const string WaitingNow =
        """
        open AS (
            SELECT a.outlet_id, a.first_seen AS oldest FROM stream.articles a
            WHERE a.settled_by IS NULL AND a.sentence_count > coalesce((
                SELECT r.scored + r.dead FROM stream.article_rollups r
                WHERE r.article_id = a.id AND r.scorer_id = (SELECT id FROM active)), 0)
            UNION ALL
            SELECT under.outlet_id, under.oldest FROM stream.scorers s CROSS JOIN LATERAL (
                SELECT a.outlet_id, min(a.first_seen) AS oldest
                FROM stream.articles a LEFT JOIN stream.article_rollups r
                    ON r.article_id = a.id AND r.scorer_id = (SELECT id FROM active)
                WHERE a.settled_by = s.id AND a.sentence_count > coalesce(r.scored + r.dead, 0) GROUP BY a.outlet_id) under
            WHERE NOT s.active),
        waiting AS (SELECT outlet_id, min(oldest) AS oldest FROM open GROUP BY outlet_id)
        """;

    private const string WaitingBefore =
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
        """;

    private const string Tail =
        """
        SELECT o.key AS outlet, o.name AS outlet_name, coalesce(v.articles, 0) AS articles,
               coalesce(v.sentences, 0) AS sentences, coalesce(d.scored, 0) AS scored, coalesce(d.dead, 0) AS dead,
               coalesce(v.sentences, 0) - coalesce(d.scored, 0) - coalesce(d.dead, 0) AS waiting,
               w.oldest AS oldest_waiting
        FROM stream.outlets o
        LEFT JOIN stored v ON v.outlet_id = o.id
        LEFT JOIN settled d ON d.outlet_id = o.id
        LEFT JOIN waiting w ON w.outlet_id = o.id;
        """;

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql($"{Head} {WaitingNow} {Tail}");

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql($"{Head} {WaitingBefore} {Tail}");
}

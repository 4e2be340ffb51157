using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations;

/// <summary>How far an article's score may be off. A view only: the model is as it was.</summary>
[DbContext(typeof(StreamDbContext))]
[Migration("20260701000000_ArticleError")]
public sealed class ArticleError : Migration
{
    private const string Columns =
        """
        SELECT a.id AS article_id, o.key AS outlet, o.name AS outlet_name, a.title, a.canonical_url AS url, a.authors,
               a.section, a.language, a.published, s.key AS scorer, a.sentence_count AS sentences,
               coalesce(r.scored, 0) AS scored, coalesce(r.own, 0) AS own_sentences,
               r.own_sum / nullif(r.own, 0)::double precision / 1e6 AS p_subjective,
               r.own_subjective / nullif(r.own, 0)::double precision AS subjective_share,
               coalesce(r.scored + r.dead, 0) >= a.sentence_count AS complete
        """;

    // Numbers between 0 and 1 of the mean p vary by at most p (1 - p): Bhatia and Davis 2000.
    private const string Error =
        """
        ,
               sqrt(r.own_sum / nullif(r.own, 0)::double precision / 1e6 * (1 - r.own_sum / nullif(r.own, 0)::double precision / 1e6) / r.own)
                   AS p_subjective_error
        """;

    private const string Rest =
        """

        FROM stream.articles a
        JOIN stream.outlets o ON o.id = a.outlet_id
        CROSS JOIN stream.scorers s
        LEFT JOIN stream.article_rollups r ON r.article_id = a.id AND r.scorer_id = s.id
        WHERE s.active OR r.article_id IS NOT NULL;
        """;

    // A column at the end: analysts' queries and grants stay.
    private const string Comment =
        "COMMENT ON COLUMN api.article_scores.p_subjective_error IS 'Standard error of p_subjective, at most: sqrt(p (1 - p) / own_sentences)';";

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql($"CREATE OR REPLACE VIEW api.article_scores AS {Columns}{Error}{Rest}{Comment}");

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        $"DROP VIEW api.article_scores; CREATE VIEW api.article_scores AS {Columns}{Rest} GRANT SELECT ON api.article_scores TO analyst;");
}

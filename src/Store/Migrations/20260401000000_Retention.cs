using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        // An index on a partitioned table is made empty here and, partition by partition, by OnlineIndexes: nobody waits for it.
        private const string HashIndex = "CREATE INDEX ix_sentences_hash ON ONLY stream.sentences (hash)";

        // Same columns, in the same order: analysts' queries and grants stay.
        private const string SentenceScores =
            """
            CREATE OR REPLACE VIEW api.sentence_scores AS
            SELECT a.id AS article_id, o.key AS outlet, a.section, a.language, a.published,
                   s.ordinal, s.position, s.paragraph, nullif(s.text, '') AS text, s.quoted, r.key AS scorer,
                   c.p_subjective::double precision AS p_subjective, c.log_odds::double precision AS log_odds,
                   CASE WHEN c.subjective THEN 'SUBJ' ELSE 'OBJ' END AS label
            FROM stream.articles a
            JOIN stream.outlets o ON o.id = a.outlet_id
            JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day
            JOIN stream.scores c ON c.article_id = s.article_id AND c.ordinal = s.ordinal AND c.day = s.day
            JOIN stream.scorers r ON r.id = c.scorer_id;
            COMMENT ON COLUMN api.sentence_scores.text IS 'The sentence; null where its wording was dropped by retention';
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "retained_months",
                schema: "stream",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    text_dropped = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scores_dropped = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retained_months", x => x.month);
                });

            migrationBuilder.Sql(HashIndex);
            migrationBuilder.Sql(SentenceScores);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SentenceScores.Replace("nullif(s.text, '') AS text", "s.text"));
            migrationBuilder.Sql("DROP INDEX stream.ix_sentences_hash; DROP INDEX IF EXISTS stream.ix_daily_rollups_scorer_id_day");
            migrationBuilder.DropTable(name: "retained_months", schema: "stream");
        }
    }
}

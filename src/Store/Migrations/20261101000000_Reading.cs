using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <inheritdoc />
    public partial class Reading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_versions",
                schema: "stream",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title_before = table.Column<string>(type: "text", nullable: true),
                    added = table.Column<int[]>(type: "integer[]", nullable: false),
                    removed = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_versions", x => new { x.article_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "sentence_labels",
                schema: "stream",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    labelled_by = table.Column<string>(type: "text", nullable: false),
                    subjective = table.Column<bool>(type: "boolean", nullable: false),
                    labelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    origin = table.Column<short>(type: "smallint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    scorer = table.Column<string>(type: "text", nullable: true),
                    p_subjective = table.Column<float>(type: "real", nullable: true),
                    said_subjective = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sentence_labels", x => new { x.hash, x.labelled_by });
                });

            migrationBuilder.CreateIndex(
                name: "ix_sentence_labels_labelled_at",
                schema: "stream",
                table: "sentence_labels",
                column: "labelled_at");

            migrationBuilder.Sql(WordIndex);
            migrationBuilder.Sql(Labels);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW api.sentence_labels; DROP INDEX stream.ix_sentences_words; DROP INDEX IF EXISTS stream.ix_articles_title_words");

            migrationBuilder.DropTable(
                name: "article_versions",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "sentence_labels",
                schema: "stream");
        }
    }
}

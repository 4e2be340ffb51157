using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <inheritdoc />
    public partial class Identity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_marks",
                schema: "stream",
                columns: table => new
                {
                    outlet_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    mark = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_marks", x => new { x.outlet_id, x.kind, x.mark, x.article_id });
                });

            migrationBuilder.CreateTable(
                name: "outlet_paragraphs",
                schema: "stream",
                columns: table => new
                {
                    outlet_id = table.Column<int>(type: "integer", nullable: false),
                    paragraph = table.Column<long>(type: "bigint", nullable: false),
                    pages = table.Column<long[]>(type: "bigint[]", nullable: false),
                    seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outlet_paragraphs", x => new { x.outlet_id, x.paragraph });
                });

            migrationBuilder.CreateIndex(
                name: "ix_article_marks_article_id",
                schema: "stream",
                table: "article_marks",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_outlet_paragraphs_seen",
                schema: "stream",
                table: "outlet_paragraphs",
                column: "seen");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_marks",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "outlet_paragraphs",
                schema: "stream");
        }
    }
}

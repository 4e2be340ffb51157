using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <inheritdoc />
    public partial class Polling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "kind",
                schema: "stream",
                table: "sources",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "skip_days",
                schema: "stream",
                table: "sources",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "skip_hours",
                schema: "stream",
                table: "sources",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<TimeSpan>(
                name: "ttl",
                schema: "stream",
                table: "sources",
                type: "interval",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "entry_id",
                schema: "stream",
                table: "quarantine",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "size",
                schema: "stream",
                table: "quarantine",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "host",
                schema: "stream",
                table: "entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host",
                schema: "stream",
                table: "sources",
                type: "text",
                nullable: false,
                computedColumnSql: "lower(coalesce(substring(url from '^[A-Za-z]+://([^/?#]+)'), url))",
                stored: true);

            migrationBuilder.CreateTable(
                name: "subscriptions",
                schema: "stream",
                columns: table => new
                {
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    hub = table.Column<string>(type: "text", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    token = table.Column<string>(type: "text", nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    requested = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscriptions", x => x.source_id);
                    table.ForeignKey(
                        name: "fk_subscriptions_sources_source_id",
                        column: x => x.source_id,
                        principalSchema: "stream",
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sources_host",
                schema: "stream",
                table: "sources",
                column: "host");

            migrationBuilder.CreateIndex(
                name: "ix_quarantine_entry_id",
                schema: "stream",
                table: "quarantine",
                column: "entry_id",
                filter: "entry_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_entries_host",
                schema: "stream",
                table: "entries",
                column: "host",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_entries_source_id_fingerprint",
                schema: "stream",
                table: "entries",
                columns: new[] { "source_id", "fingerprint" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_subscriptions_token",
                schema: "stream",
                table: "subscriptions",
                column: "token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "subscriptions",
                schema: "stream");

            migrationBuilder.DropIndex(
                name: "ix_sources_host",
                schema: "stream",
                table: "sources");

            migrationBuilder.DropIndex(
                name: "ix_quarantine_entry_id",
                schema: "stream",
                table: "quarantine");

            migrationBuilder.DropIndex(
                name: "ix_entries_host",
                schema: "stream",
                table: "entries");

            migrationBuilder.DropIndex(
                name: "ix_entries_source_id_fingerprint",
                schema: "stream",
                table: "entries");

            migrationBuilder.DropColumn(
                name: "host",
                schema: "stream",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "stream",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "skip_days",
                schema: "stream",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "skip_hours",
                schema: "stream",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "ttl",
                schema: "stream",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "entry_id",
                schema: "stream",
                table: "quarantine");

            migrationBuilder.DropColumn(
                name: "size",
                schema: "stream",
                table: "quarantine");

            migrationBuilder.DropColumn(
                name: "host",
                schema: "stream",
                table: "entries");
        }
    }
}

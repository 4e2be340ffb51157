using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "stream");

            migrationBuilder.CreateTable(
                name: "article_rollups",
                schema: "stream",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    scorer_id = table.Column<int>(type: "integer", nullable: false),
                    scored = table.Column<int>(type: "integer", nullable: false),
                    dead = table.Column<int>(type: "integer", nullable: false),
                    own = table.Column<int>(type: "integer", nullable: false),
                    own_sum = table.Column<long>(type: "bigint", nullable: false),
                    own_subjective = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_rollups", x => new { x.article_id, x.scorer_id });
                });

            migrationBuilder.CreateTable(
                name: "daily_rollups",
                schema: "stream",
                columns: table => new
                {
                    outlet_id = table.Column<int>(type: "integer", nullable: false),
                    section = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    scorer_id = table.Column<int>(type: "integer", nullable: false),
                    articles = table.Column<int>(type: "integer", nullable: false),
                    sentences = table.Column<int>(type: "integer", nullable: false),
                    dead = table.Column<int>(type: "integer", nullable: false),
                    own = table.Column<int>(type: "integer", nullable: false),
                    own_sum = table.Column<long>(type: "bigint", nullable: false),
                    own_subjective = table.Column<int>(type: "integer", nullable: false),
                    article_sum = table.Column<long>(type: "bigint", nullable: false),
                    article_sum_squares = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_daily_rollups", x => new { x.outlet_id, x.day, x.section, x.language, x.scorer_id });
                });

            migrationBuilder.CreateTable(
                name: "daily_volumes",
                schema: "stream",
                columns: table => new
                {
                    outlet_id = table.Column<int>(type: "integer", nullable: false),
                    section = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    articles = table.Column<int>(type: "integer", nullable: false),
                    sentences = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_daily_volumes", x => new { x.outlet_id, x.day, x.section, x.language });
                });

            migrationBuilder.CreateTable(
                name: "dead_sentences",
                schema: "stream",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    scorer_id = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dead_sentences", x => new { x.article_id, x.ordinal, x.scorer_id });
                });

            migrationBuilder.CreateTable(
                name: "outlets",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    homepage = table.Column<string>(type: "text", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outlets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quarantine",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<string>(type: "text", nullable: false),
                    location_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quarantine", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "scorers",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    model_sha256 = table.Column<string>(type: "text", nullable: false),
                    model_form = table.Column<string>(type: "text", nullable: false),
                    prompt_name = table.Column<string>(type: "text", nullable: false),
                    prompt_sha256 = table.Column<string>(type: "text", nullable: false),
                    label_words = table.Column<string>(type: "text", nullable: false),
                    verbalizer_sha256 = table.Column<string>(type: "text", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scorers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "articles",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    outlet_id = table.Column<int>(type: "integer", nullable: false),
                    canonical_url = table.Column<string>(type: "text", nullable: false),
                    url_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    authors = table.Column<string[]>(type: "text[]", nullable: false),
                    section = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    published = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    first_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sentence_count = table.Column<int>(type: "integer", nullable: false),
                    sent = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sends = table.Column<int>(type: "integer", nullable: false),
                    settled_by = table.Column<int>(type: "integer", nullable: true),
                    trace_parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_articles", x => x.id);
                    table.ForeignKey(
                        name: "fk_articles_outlets_outlet_id",
                        column: x => x.outlet_id,
                        principalSchema: "stream",
                        principalTable: "outlets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    outlet_id = table.Column<int>(type: "integer", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    etag = table.Column<string>(type: "text", nullable: true),
                    last_modified = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    last_polled = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_poll = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.id);
                    table.ForeignKey(
                        name: "fk_sources_outlets_outlet_id",
                        column: x => x.outlet_id,
                        principalSchema: "stream",
                        principalTable: "outlets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "entries",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    payload = table.Column<string>(type: "json", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed = table.Column<byte[]>(type: "bytea", nullable: true),
                    article_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_entries_sources_source_id",
                        column: x => x.source_id,
                        principalSchema: "stream",
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_articles_outbox",
                schema: "stream",
                table: "articles",
                columns: new[] { "sends", "id" },
                filter: "sent IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_articles_outlet_id_published",
                schema: "stream",
                table: "articles",
                columns: new[] { "outlet_id", "published" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_outlet_id_url_hash",
                schema: "stream",
                table: "articles",
                columns: new[] { "outlet_id", "url_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_articles_published",
                schema: "stream",
                table: "articles",
                column: "published");

            migrationBuilder.CreateIndex(
                name: "ix_articles_unsettled",
                schema: "stream",
                table: "articles",
                columns: new[] { "settled_by", "sent" });

            migrationBuilder.CreateIndex(
                name: "ix_entries_due_id",
                schema: "stream",
                table: "entries",
                columns: new[] { "due", "id" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_entries_source_id_key_hash",
                schema: "stream",
                table: "entries",
                columns: new[] { "source_id", "key_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outlets_key",
                schema: "stream",
                table: "outlets",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quarantine_kind_location_hash",
                schema: "stream",
                table: "quarantine",
                columns: new[] { "kind", "location_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scorers_active",
                schema: "stream",
                table: "scorers",
                column: "active",
                unique: true,
                filter: "active");

            migrationBuilder.CreateIndex(
                name: "ix_scorers_key",
                schema: "stream",
                table: "scorers",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sources_next_poll",
                schema: "stream",
                table: "sources",
                column: "next_poll",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_sources_outlet_id",
                schema: "stream",
                table: "sources",
                column: "outlet_id");

            migrationBuilder.CreateIndex(
                name: "ix_sources_url",
                schema: "stream",
                table: "sources",
                column: "url",
                unique: true);

            migrationBuilder.Sql(PartitionedTables);
            migrationBuilder.Sql(StorageParameters);
            migrationBuilder.Sql(AnalystViews);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP SCHEMA api CASCADE; DROP TABLE stream.scores, stream.sentences;");

            migrationBuilder.DropTable(
                name: "article_rollups",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "articles",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "daily_rollups",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "daily_volumes",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "dead_sentences",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "entries",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "quarantine",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "scorers",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "sources",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "outlets",
                schema: "stream");
        }
    }
}

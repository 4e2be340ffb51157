using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <inheritdoc />
    public partial class Alerts : Migration
    {
        // What analysts read of shifts: an alert that a rule of that kind made, with what was found on its day.
        private const string ToneShifts =
            """
            CREATE VIEW api.tone_shifts AS
            SELECT a.id AS alert_id, a.rule, a.labels ->> 'outlet' AS outlet, a.labels ->> 'section' AS section,
                   a.labels ->> 'language' AS language, a.details -> 'series' ->> 'scorer' AS scorer, a.labels ->> 'direction' AS direction,
                   CASE a.state WHEN 0 THEN 'pending' WHEN 1 THEN 'firing' WHEN 2 THEN 'acknowledged' WHEN 3 THEN 'resolved' ELSE 'expired' END AS state,
                   (a.details ->> 'alarm_day')::date AS alarm_day, (a.details ->> 'since')::date AS since,
                   (a.details -> 'since_interval' ->> 0)::date AS since_earliest, (a.details -> 'since_interval' ->> 1)::date AS since_latest,
                   (a.details -> 'from' ->> 'value')::double precision AS level_before,
                   (a.details -> 'to' ->> 'value')::double precision AS level_since,
                   (a.details ->> 'confidence')::double precision AS confidence,
                   (a.details ->> 'minimum_detectable')::double precision AS minimum_detectable,
                   a.summary, a.started, a.ended
            FROM stream.alerts a
            WHERE a.labels ->> 'kind' = 'tone_shift';
            COMMENT ON VIEW api.tone_shifts IS 'Lasting changes of tone that alerts were made of, one row each';
            COMMENT ON COLUMN api.tone_shifts.alert_id IS 'Id of the alert, as stream alerts show takes it';
            COMMENT ON COLUMN api.tone_shifts.rule IS 'Rule that found it';
            COMMENT ON COLUMN api.tone_shifts.outlet IS 'Key of the outlet';
            COMMENT ON COLUMN api.tone_shifts.section IS 'Section; null where the whole outlet, standardised by its mix of sections, has shifted';
            COMMENT ON COLUMN api.tone_shifts.language IS 'BCP 47 language';
            COMMENT ON COLUMN api.tone_shifts.scorer IS 'Scorer of the series';
            COMMENT ON COLUMN api.tone_shifts.direction IS 'up, down, wider or narrower';
            COMMENT ON COLUMN api.tone_shifts.state IS 'pending, firing, acknowledged, resolved or expired';
            COMMENT ON COLUMN api.tone_shifts.alarm_day IS 'Day whose articles decided it';
            COMMENT ON COLUMN api.tone_shifts.since IS 'Most likely first day of the new tone';
            COMMENT ON COLUMN api.tone_shifts.since_earliest IS 'First day of the interval that holds it with 95 %';
            COMMENT ON COLUMN api.tone_shifts.since_latest IS 'Last day of that interval';
            COMMENT ON COLUMN api.tone_shifts.level_before IS 'Level before, 0 to 1 where it is the mean that moved';
            COMMENT ON COLUMN api.tone_shifts.level_since IS 'Level since';
            COMMENT ON COLUMN api.tone_shifts.confidence IS 'Probability that something has changed, 0 to 1';
            COMMENT ON COLUMN api.tone_shifts.minimum_detectable IS 'Shift that the series would have shown within four weeks with a chance of 80 %';
            COMMENT ON COLUMN api.tone_shifts.summary IS 'All this in a line';
            COMMENT ON COLUMN api.tone_shifts.started IS 'When the alert began';
            COMMENT ON COLUMN api.tone_shifts.ended IS 'When it ended; null while it has not';
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alert_channels",
                schema: "stream",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    quiet_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    allowance = table.Column<double>(type: "double precision", nullable: false),
                    refilled = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_channels", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "alert_evaluations",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    node = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_evaluations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alert_groups",
                schema: "stream",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    labels = table.Column<string>(type: "jsonb", nullable: false),
                    next_flush = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_notified = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notified = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_groups", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "alert_notifications",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_key = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alert_silences",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    matchers = table.Column<string>(type: "jsonb", nullable: false),
                    starts = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recurrence = table.Column<string>(type: "text", nullable: true),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_silences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    labels = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    started = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held = table.Column<TimeSpan>(type: "interval", nullable: false),
                    absent = table.Column<TimeSpan>(type: "interval", nullable: false),
                    fired = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    details = table.Column<string>(type: "json", nullable: true),
                    handled_by = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    closed_by_hand = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "system_samples",
                schema: "stream",
                columns: table => new
                {
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    waiting = table.Column<long>(type: "bigint", nullable: false),
                    oldest_waiting = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scored = table.Column<long>(type: "bigint", nullable: false),
                    dead = table.Column<long>(type: "bigint", nullable: false),
                    sources = table.Column<int>(type: "integer", nullable: false),
                    failing_sources = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_samples", x => x.at);
                });

            migrationBuilder.CreateTable(
                name: "alert_deliveries",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    notification_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    created = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    begun = table.Column<bool>(type: "boolean", nullable: false),
                    done = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_deliveries", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_deliveries_alert_notifications_notification_id",
                        column: x => x.notification_id,
                        principalSchema: "stream",
                        principalTable: "alert_notifications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alert_transitions",
                schema: "stream",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    alert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    before = table.Column<short>(type: "smallint", nullable: true),
                    after = table.Column<short>(type: "smallint", nullable: false),
                    handled_by = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_transitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_transitions_alerts_alert_id",
                        column: x => x.alert_id,
                        principalSchema: "stream",
                        principalTable: "alerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alert_attempts",
                schema: "stream",
                columns: table => new
                {
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<short>(type: "smallint", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_attempts", x => new { x.delivery_id, x.attempt });
                    table.ForeignKey(
                        name: "fk_alert_attempts_alert_deliveries_delivery_id",
                        column: x => x.delivery_id,
                        principalSchema: "stream",
                        principalTable: "alert_deliveries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alert_deliveries_channel_due",
                schema: "stream",
                table: "alert_deliveries",
                columns: new[] { "channel", "due" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_alert_deliveries_created",
                schema: "stream",
                table: "alert_deliveries",
                column: "created");

            migrationBuilder.CreateIndex(
                name: "ix_alert_deliveries_notification_id_channel",
                schema: "stream",
                table: "alert_deliveries",
                columns: new[] { "notification_id", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alert_notifications_created",
                schema: "stream",
                table: "alert_notifications",
                column: "created");

            migrationBuilder.CreateIndex(
                name: "ix_alert_transitions_alert_id",
                schema: "stream",
                table: "alert_transitions",
                column: "alert_id");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_closed_by_hand",
                schema: "stream",
                table: "alerts",
                column: "id",
                filter: "closed_by_hand");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_open",
                schema: "stream",
                table: "alerts",
                columns: new[] { "rule", "fingerprint" },
                unique: true,
                filter: "state <= 2");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_started",
                schema: "stream",
                table: "alerts",
                column: "started");

            migrationBuilder.Sql(ToneShifts);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW api.tone_shifts; DROP INDEX IF EXISTS stream.ix_articles_outlet_id_first_seen");
            migrationBuilder.DropTable(
                name: "alert_attempts",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_channels",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_evaluations",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_groups",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_silences",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_transitions",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "system_samples",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_deliveries",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alerts",
                schema: "stream");

            migrationBuilder.DropTable(
                name: "alert_notifications",
                schema: "stream");
        }
    }
}

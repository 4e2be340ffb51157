using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StreamSubjectivity.Store.Migrations
{
    /// <summary>
    /// Sums of the daily rollups by outlet: of a day, of a week, and of all days; and what an outlet has stored. Triggers keep them, so
    /// that every writer does, the release before among them while it still runs.
    /// </summary>
    [DbContext(typeof(StreamDbContext))]
    [Migration("20260515000000_OutletRollups")]
    public partial class OutletRollups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Each by itself: no transaction holds the locks of both tables, which writers take in either order.
            migrationBuilder.Sql($"BEGIN; {ScoredTables} {AddScored} {ScoredTriggers} {FillScored} COMMIT;", suppressTransaction: true);
            migrationBuilder.Sql($"BEGIN; {VolumeTable} {AddVolumes} {VolumeTriggers} {FillVolumes} COMMIT;", suppressTransaction: true);
            migrationBuilder.Sql(Coverage);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(CoverageBefore);
            migrationBuilder.Sql(
                """
                DROP FUNCTION stream.add_to_outlet_rollups() CASCADE;
                DROP FUNCTION stream.add_to_outlet_volumes() CASCADE;
                DROP TABLE stream.outlet_days, stream.outlet_weeks, stream.outlet_totals, stream.outlet_volumes;
                """);
        }
    }
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static StreamSubjectivity.Store.Migrations.OutletRollups;

#nullable disable

namespace StreamSubjectivity.Store.Migrations;

/// <summary>
/// Sums of an outlet by month in place of those by week: a window of years is drawn by months, and sending a row for each week took most
/// of what its overview took.
/// </summary>
[DbContext(typeof(StreamDbContext))]
[Migration("20261129000000_OutletMonths")]
public sealed class OutletMonths : Migration
{
    // A month that is infinite is its own, as such a day is.
    private const string AddMonths =
        $"""
        INSERT INTO stream.outlet_months AS r (scorer_id, month, outlet_id, {CountNames})
        SELECT scorer_id, date_trunc('month', day::timestamp)::date, outlet_id, {Sums}
        """;

    private const string ByMonth =
        $"GROUP BY scorer_id, 2, outlet_id ORDER BY scorer_id, 2, outlet_id ON CONFLICT (scorer_id, month, outlet_id) DO UPDATE SET {Plus}";

    private const string Table =
        $"""
        CREATE TABLE stream.outlet_months
            (scorer_id integer, month date, outlet_id integer, {Counts}, PRIMARY KEY (scorer_id, month, outlet_id)) WITH (fillfactor = 50);
        """;

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        $"""
        {WithoutWriters} {Table} {AddMonths} FROM stream.outlet_days GROUP BY scorer_id, 2, outlet_id; {KeepSums(AddMonths, ByMonth)}
        DROP TABLE stream.outlet_weeks;
        """);

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        $"""
        {WithoutWriters} {WeekTable} {AddWeeks} FROM stream.outlet_days GROUP BY scorer_id, 2, outlet_id; {AddScored}
        DROP TABLE stream.outlet_months;
        """);

    // Keeps writers out until it is done, a moment for a million rollups; who reads goes on.
    private const string WithoutWriters = "LOCK TABLE stream.daily_rollups IN SHARE ROW EXCLUSIVE MODE;";
}

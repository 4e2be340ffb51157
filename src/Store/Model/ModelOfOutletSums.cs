using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StreamSubjectivity.Store.Model;

/// <summary>Tables that triggers keep: the migration's own SQL makes them with those.</summary>
internal static class ModelOfOutletSums
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OutletDayRow>(row => Configure(row, "outlet_days").HasKey(r => new { r.ScorerId, r.Day, r.OutletId }));
        model.Entity<OutletMonthRow>(row => Configure(row, "outlet_months").HasKey(r => new { r.ScorerId, r.Month, r.OutletId }));
        model.Entity<OutletTotalRow>(row => Configure(row, "outlet_totals").HasKey(r => new { r.ScorerId, r.OutletId }));
        model.Entity<OutletVolumeRow>(row =>
        {
            row.ToTable("outlet_volumes", t => t.ExcludeFromMigrations());
            row.HasKey(r => r.OutletId);
            row.Property(r => r.OutletId).ValueGeneratedNever();
        });
    }

    private static EntityTypeBuilder<T> Configure<T>(EntityTypeBuilder<T> row, string table)
        where T : OutletSums
    {
        row.Property(r => r.ArticleSumSquares).HasColumnType("numeric");
        return row.ToTable(table, t => t.ExcludeFromMigrations());
    }
}

using Microsoft.EntityFrameworkCore;

namespace StreamSubjectivity.Store.Model;

/// <summary>
/// Tables that the classifier room fills. They carry no foreign keys: the write path locks the articles it writes for, and a key check
/// a row would cost more than the write.
/// </summary>
internal static class ModelOfScores
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ScorerRow>(scorer =>
        {
            scorer.ToTable("scorers");
            scorer.HasIndex(s => s.Key).IsUnique();
            scorer.HasIndex(s => s.Active).IsUnique().HasFilter("active");
        });
        model.Entity<ScoreRow>(score =>
        {
            // Partitioned by month, which EF can't say: the migration's own SQL makes it.
            score.ToTable("scores", t => t.ExcludeFromMigrations());
            score.HasKey(s => new { s.ArticleId, s.Ordinal, s.ScorerId, s.Day });
        });
        model.Entity<DeadSentenceRow>(dead =>
        {
            dead.ToTable("dead_sentences");
            dead.HasKey(d => new { d.ArticleId, d.Ordinal, d.ScorerId });
        });
        model.Entity<ArticleRollupRow>(rollup =>
        {
            rollup.ToTable("article_rollups");
            rollup.HasKey(r => new { r.ArticleId, r.ScorerId });
        });
        model.Entity<DailyRollupRow>(rollup =>
        {
            rollup.ToTable("daily_rollups");
            rollup.HasKey(r => new { r.OutletId, r.Day, r.Section, r.Language, r.ScorerId });
            // Overviews ask for a few days of every outlet.
            rollup.HasIndex(r => new { r.ScorerId, r.Day });
            rollup.Property(r => r.ArticleSumSquares).HasColumnType("numeric");
        });
        model.Entity<DailyVolumeRow>(volume =>
        {
            volume.ToTable("daily_volumes");
            volume.HasKey(v => new { v.OutletId, v.Day, v.Section, v.Language });
        });
        model.Entity<RetainedMonthRow>(month =>
        {
            month.ToTable("retained_months");
            month.HasKey(m => m.Month);
        });
    }
}

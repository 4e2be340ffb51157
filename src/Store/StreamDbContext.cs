using Microsoft.EntityFrameworkCore;
using StreamSubjectivity.Store.Model;

namespace StreamSubjectivity.Store;

/// <summary>The model of schema <c>stream</c>. Reads that are no hot path go through it; bulk writes and claims are SQL of their own.</summary>
internal sealed class StreamDbContext(DbContextOptions<StreamDbContext> options) : DbContext(options)
{
    public const string Schema = "stream";

    public DbSet<OutletRow> Outlets => Set<OutletRow>();

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    public DbSet<ArticleMarkRow> ArticleMarks => Set<ArticleMarkRow>();

    public DbSet<OutletParagraphRow> OutletParagraphs => Set<OutletParagraphRow>();

    public DbSet<SentenceRow> Sentences => Set<SentenceRow>();

    public DbSet<ScorerRow> Scorers => Set<ScorerRow>();

    public DbSet<ScoreRow> Scores => Set<ScoreRow>();

    public DbSet<DeadSentenceRow> DeadSentences => Set<DeadSentenceRow>();

    public DbSet<ArticleRollupRow> ArticleRollups => Set<ArticleRollupRow>();

    public DbSet<DailyRollupRow> DailyRollups => Set<DailyRollupRow>();

    public DbSet<DailyVolumeRow> DailyVolumes => Set<DailyVolumeRow>();

    public DbSet<RetainedMonthRow> RetainedMonths => Set<RetainedMonthRow>();

    public DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        ModelOfIntake.Configure(modelBuilder);
        ModelOfScores.Configure(modelBuilder);
        ModelOfOutletSums.Configure(modelBuilder);
        ModelOfAlerts.Configure(modelBuilder);
        ModelOfAccess.Configure(modelBuilder);
        ModelOfReading.Configure(modelBuilder);
    }
}

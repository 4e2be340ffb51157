using Microsoft.EntityFrameworkCore;

namespace StreamSubjectivity.Store.Model;

/// <summary>Tables that the ingest room fills.</summary>
internal static class ModelOfIntake
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OutletRow>(outlet =>
        {
            outlet.ToTable("outlets");
            outlet.HasIndex(o => o.Key).IsUnique();
        });
        model.Entity<SourceRow>(source =>
        {
            source.ToTable("sources");
            source.Property(s => s.ETag).HasColumnName("etag");
            source.Property(s => s.State).HasConversion<short>();
            source.HasOne(s => s.Outlet).WithMany().HasForeignKey(s => s.OutletId).OnDelete(DeleteBehavior.Restrict);
            source.HasIndex(s => s.Url).IsUnique();
            source.Property(s => s.Kind).HasConversion<short>();
            source.Property(s => s.Host)
                .HasComputedColumnSql("lower(coalesce(substring(url from '^[A-Za-z]+://([^/?#]+)'), url))", stored: true);
            source.HasIndex(s => s.Host);
            source.HasIndex(s => s.NextPoll).HasFilter("state = 0");
        });
        model.Entity<EntryRow>(entry =>
        {
            entry.ToTable("entries");
            entry.Property(e => e.State).HasConversion<short>();
            // Not jsonb, which refuses \u0000 and lone surrogates; feeds do carry them.
            entry.Property(e => e.Payload).HasColumnType("json");
            entry.HasOne(e => e.Source).WithMany().HasForeignKey(e => e.SourceId).OnDelete(DeleteBehavior.Cascade);
            entry.HasIndex(e => new { e.SourceId, e.KeyHash }).IsUnique();
            entry.HasIndex(e => new { e.SourceId, e.Fingerprint }).HasFilter("state = 1");
            entry.HasIndex(e => e.Host).HasFilter("state = 0");
            entry.HasIndex(e => new { e.Due, e.Id }).HasFilter("state = 0");
        });
        model.Entity<SubscriptionRow>(subscription =>
        {
            subscription.ToTable("subscriptions");
            subscription.HasKey(s => s.SourceId);
            subscription.Property(s => s.State).HasConversion<short>();
            subscription.HasOne<SourceRow>().WithOne().HasForeignKey<SubscriptionRow>(s => s.SourceId).OnDelete(DeleteBehavior.Cascade);
            subscription.HasIndex(s => s.Token).IsUnique();
        });
        model.Entity<QuarantineRow>(item =>
        {
            item.ToTable("quarantine");
            item.HasIndex(q => new { q.Kind, q.LocationHash }).IsUnique();
            item.HasIndex(q => q.EntryId).HasFilter("entry_id IS NOT NULL");
        });
        ConfigureArticles(model);
    }

    private static void ConfigureArticles(ModelBuilder model)
    {
        model.Entity<ArticleMarkRow>(mark =>
        {
            mark.ToTable("article_marks");
            mark.Property(m => m.Kind).HasConversion<short>();
            mark.HasKey(m => new { m.OutletId, m.Kind, m.Mark, m.ArticleId });
            mark.HasIndex(m => m.ArticleId);
        });
        model.Entity<OutletParagraphRow>(paragraph =>
        {
            paragraph.ToTable("outlet_paragraphs");
            paragraph.HasKey(p => new { p.OutletId, p.Paragraph });
            paragraph.HasIndex(p => p.Seen);
        });
        model.Entity<ArticleRow>(article =>
        {
            article.ToTable("articles");
            article.HasOne(a => a.Outlet).WithMany().HasForeignKey(a => a.OutletId).OnDelete(DeleteBehavior.Restrict);
            article.HasIndex(a => new { a.OutletId, a.UrlHash }).IsUnique();
            article.HasIndex(a => new { a.OutletId, a.Published });
            article.HasIndex(a => a.Published);
            // Live news has been sent less often than what is sent again, so it goes first.
            article.HasIndex(a => new { a.Sends, a.Id }).HasDatabaseName("ix_articles_outbox").HasFilter("sent IS NULL");
            article.HasIndex(a => new { a.SettledBy, a.Sent }).HasDatabaseName("ix_articles_unsettled");
        });
        model.Entity<SentenceRow>(sentence =>
        {
            // Partitioned by month, which EF can't say: the migration's own SQL makes it.
            sentence.ToTable("sentences", t => t.ExcludeFromMigrations());
            sentence.HasKey(s => new { s.ArticleId, s.Ordinal, s.Day });
        });
    }
}

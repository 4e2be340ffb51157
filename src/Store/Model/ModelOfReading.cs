using Microsoft.EntityFrameworkCore;

namespace StreamSubjectivity.Store.Model;

/// <summary>Tables for those who read: what versions changed, and what people say of sentences.</summary>
internal static class ModelOfReading
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ArticleVersionRow>(version =>
        {
            version.ToTable("article_versions");
            version.HasKey(v => new { v.ArticleId, v.Version });
        });
        model.Entity<SentenceLabelRow>(label =>
        {
            label.ToTable("sentence_labels");
            label.HasKey(l => new { l.Hash, l.LabelledBy });
            label.HasIndex(l => l.LabelledAt);
        });
    }
}

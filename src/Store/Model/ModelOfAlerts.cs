using Microsoft.EntityFrameworkCore;

namespace StreamSubjectivity.Store.Model;

/// <summary>Tables that the alerts room fills.</summary>
internal static class ModelOfAlerts
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AlertRow>(alert =>
        {
            alert.ToTable("alerts");
            alert.Property(a => a.Id).ValueGeneratedNever();
            alert.Property(a => a.Labels).HasColumnType("jsonb");
            alert.Property(a => a.Details).HasColumnType("json");
            alert.Property(a => a.State).HasConversion<short>();
            alert.HasIndex(a => new { a.Rule, a.Fingerprint }).IsUnique().HasDatabaseName("ix_alerts_open").HasFilter("state <= 2");
            alert.HasIndex(a => a.Id).HasDatabaseName("ix_alerts_closed_by_hand").HasFilter("closed_by_hand");
            alert.HasIndex(a => a.Started);
        });
        model.Entity<AlertTransitionRow>(transition =>
        {
            transition.ToTable("alert_transitions");
            transition.Property(t => t.Before).HasConversion<short?>();
            transition.Property(t => t.After).HasConversion<short>();
            transition.HasOne<AlertRow>().WithMany().HasForeignKey(t => t.AlertId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AlertCommentRow>(comment =>
        {
            comment.ToTable("alert_comments");
            comment.HasOne<AlertRow>().WithMany().HasForeignKey(c => c.AlertId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AlertGroupRow>(group =>
        {
            group.ToTable("alert_groups");
            group.HasKey(g => g.Key);
            group.Property(g => g.Labels).HasColumnType("jsonb");
        });
        model.Entity<AlertSilenceRow>(silence =>
        {
            silence.ToTable("alert_silences");
            silence.Property(s => s.Id).ValueGeneratedNever();
            silence.Property(s => s.Matchers).HasColumnType("jsonb");
        });
        model.Entity<AlertEvaluationRow>(evaluation =>
        {
            evaluation.ToTable("alert_evaluations");
            evaluation.Property(e => e.Id).ValueGeneratedNever();
        });
        model.Entity<SystemSampleRow>(sample =>
        {
            sample.ToTable("system_samples");
            sample.HasKey(s => s.At);
        });
        model.Entity<AlertRuleRow>(rule =>
        {
            rule.ToTable("alert_rules");
            rule.HasKey(r => r.Name);
        });
        ConfigureDeliveries(model);
    }

    private static void ConfigureDeliveries(ModelBuilder model)
    {
        model.Entity<AlertNotificationRow>(notification =>
        {
            notification.ToTable("alert_notifications");
            notification.Property(n => n.Id).ValueGeneratedNever();
            notification.Property(n => n.Kind).HasConversion<short>();
            notification.HasIndex(n => n.Created);
        });
        model.Entity<AlertDeliveryRow>(delivery =>
        {
            delivery.ToTable("alert_deliveries");
            delivery.Property(d => d.Id).ValueGeneratedNever();
            delivery.Property(d => d.State).HasConversion<short>();
            delivery.HasOne<AlertNotificationRow>().WithMany().HasForeignKey(d => d.NotificationId).OnDelete(DeleteBehavior.Cascade);
            delivery.HasIndex(d => new { d.NotificationId, d.Channel }).IsUnique();
            delivery.HasIndex(d => new { d.Channel, d.Due }).HasFilter("state = 0");
            delivery.HasIndex(d => d.Created);
        });
        model.Entity<AlertAttemptRow>(attempt =>
        {
            attempt.ToTable("alert_attempts");
            attempt.HasKey(a => new { a.DeliveryId, a.Attempt });
            attempt.Property(a => a.Outcome).HasConversion<short?>();
            attempt.HasOne<AlertDeliveryRow>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AlertChannelRow>(channel =>
        {
            channel.ToTable("alert_channels");
            channel.HasKey(c => c.Name);
        });
    }
}

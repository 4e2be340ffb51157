using Microsoft.EntityFrameworkCore;

namespace StreamSubjectivity.Store.Model;

/// <summary>Tables of who may use the dashboard, and of what they did.</summary>
internal static class ModelOfAccess
{
    private const string Roles = "role IN ('viewer', 'analyst', 'admin')";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<AccountRow>(account =>
        {
            account.ToTable("accounts", table => table.HasCheckConstraint("ck_accounts_role", Roles));
            account.Property(a => a.Id).ValueGeneratedNever();
            account.HasIndex(a => a.NormalizedName).IsUnique();
        });
        model.Entity<ApiKeyRow>(key =>
        {
            key.ToTable("api_keys", table => table.HasCheckConstraint("ck_api_keys_role", Roles));
            key.Property(k => k.Id).ValueGeneratedNever();
            key.HasIndex(k => k.Hash).IsUnique();
        });
        model.Entity<AuditRow>(entry =>
        {
            entry.ToTable("audit_log");
            // Bytes in order, so that actions of one first part lie together in the index.
            entry.Property(e => e.Action).UseCollation("C");
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => new { e.Actor, e.Id });
            entry.HasIndex(e => new { e.Action, e.Id });
        });
        model.Entity<ProtectionKeyRow>(key => key.ToTable("protection_keys"));
    }
}

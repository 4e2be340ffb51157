using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>The audit log: section <c>Stream:Dashboard:Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>Days that an entry is kept; 0 keeps all.</summary>
    [Range(0, 36_500)]
    public int RetentionDays { get; set; } = 730;
}

using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Store.Contracts;

/// <summary>Where the database is: section <c>Stream:Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>Npgsql connection string; the embedded server sets it.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>Bytes of a quarantined item that are kept.</summary>
    [Range(0, 64 << 20)]
    public int QuarantineByteCap { get; set; } = 1 << 20;

    /// <summary>Months beside the current one whose sentences keep their wording; 0 keeps all. The ingest role drops older ones daily.</summary>
    [Range(0, 1200)]
    public int RetainTextMonths { get; set; }

    /// <summary>Months beside the current one whose sentences and scores are kept; 0 keeps all. Rollups always stay.</summary>
    [Range(0, 1200)]
    public int RetainScoresMonths { get; set; }
}

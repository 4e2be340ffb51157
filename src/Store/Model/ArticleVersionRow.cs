namespace StreamSubjectivity.Store.Model;

/// <summary>What a version changed against the one before. The first version has no row.</summary>
internal sealed class ArticleVersionRow
{
    public long ArticleId { get; set; }

    public int Version { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The headline of the version before; null where it stayed.</summary>
    public string? TitleBefore { get; set; }

    /// <summary>Ordinals of the sentences that the version before had not.</summary>
    public required int[] Added { get; set; }

    /// <summary>Ordinals of those that it had.</summary>
    public required int[] Removed { get; set; }
}

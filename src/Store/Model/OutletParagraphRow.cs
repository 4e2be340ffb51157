namespace StreamSubjectivity.Store.Model;

/// <summary>A paragraph that an outlet's pages show.</summary>
internal sealed class OutletParagraphRow
{
    public int OutletId { get; set; }

    /// <summary>First 8 bytes of its digest.</summary>
    public long Paragraph { get; set; }

    /// <summary>Digests of the pages that show it, up to the number that makes it boilerplate.</summary>
    public required long[] Pages { get; set; }

    public DateTimeOffset Seen { get; set; }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;

namespace StreamSubjectivity.Store.Articles;

/// <summary>A draft as it will be stored: its text made storable, its identities computed.</summary>
internal sealed class PreparedArticle
{
    private const int MaxSection = 200;
    private const int MaxLanguage = 35;
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(366);

    /// <exception cref="ArgumentException">The title, the URL or a sentence is empty.</exception>
    public PreparedArticle(ArticleDraft draft, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.CanonicalUrl, nameof(draft));
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.Title, nameof(draft));
        OutletId = draft.OutletId;
        CanonicalUrl = StorableText.Of(draft.CanonicalUrl);
        UrlHash = StorableText.Digest(CanonicalUrl);
        Title = StorableText.Of(draft.Title);
        Authors = [.. draft.Authors.Select(StorableText.Of)];
        Section = string.IsNullOrWhiteSpace(draft.Section) ? null : StorableText.Cut(draft.Section, MaxSection);
        Language = StorableText.Cut(draft.Language, MaxLanguage);
        // A date far ahead is a mistake of the source's; it would stretch every chart and make partitions for nobody.
        PublishedGuessed = draft.PublishedGuessed || draft.Published - now > FarthestAhead;
        Published = PublishedGuessed ? now : draft.Published.ToUniversalTime();
        Sentences = [.. draft.Sentences.Select(s => new PreparedSentence(s))];
        ContentHash = HashContent();
    }

    public int OutletId { get; }

    public string CanonicalUrl { get; }

    public byte[] UrlHash { get; }

    public string Title { get; }

    public string[] Authors { get; }

    public string? Section { get; }

    public string Language { get; }

    public bool PublishedGuessed { get; }

    public DateTimeOffset Published { get; }

    public PreparedSentence[] Sentences { get; }

    /// <summary>Digest of all that makes a version.</summary>
    public byte[] ContentHash { get; }

    private byte[] HashContent()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Title);
        Append(hash, Authors.Length);
        foreach (var author in Authors)
            Append(hash, author);
        Append(hash, Section ?? "");
        Append(hash, Language);
        Append(hash, PublishedGuessed ? 0 : Published.UtcTicks);
        foreach (var sentence in Sentences)
        {
            Append(hash, sentence.Paragraph);
            Append(hash, sentence.Start);
            Append(hash, sentence.Quoted ? 1 : 0);
            Append(hash, sentence.Text);
        }

        return hash.GetHashAndReset()[..StorableText.DigestSize];
    }

    // Each text after its length: no two drafts have the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}

using System.Text.Json.Serialization;

namespace StreamSubjectivity.Shared.Wire;

/// <summary>One sentence on its way to the classifier: the value of a record of the topic <c>sentences</c>, whose key is the article id.</summary>
/// <param name="Version">Version of this format; readers refuse any but <see cref="CurrentVersion"/>.</param>
/// <param name="Article">Id of the article in the store, &gt; 0.</param>
/// <param name="Ordinal">Number of the sentence in its article, ≥ 0; it never changes its meaning over the article's versions.</param>
/// <param name="Outlet">Key of the outlet, as in <c>outlets.key</c>.</param>
/// <param name="Section">Section of the outlet, or null where the article names none.</param>
/// <param name="Language">BCP 47 language of the article, <c>und</c> where it isn't known.</param>
/// <param name="Published">When the article was published.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Quoted">Whether most of the sentence is quotation: its tone is the source's, not the outlet's.</param>
public sealed record SentenceRecord(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("article")] long Article,
    [property: JsonPropertyName("ordinal")] int Ordinal,
    [property: JsonPropertyName("outlet")] string Outlet,
    [property: JsonPropertyName("section")] string? Section,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("published")] DateTimeOffset Published,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("quoted")] bool Quoted)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentVersion = 1;
}

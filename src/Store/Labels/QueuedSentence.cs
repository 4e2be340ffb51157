using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Store.Labels;

/// <summary>A sentence that waits for a label.</summary>
/// <param name="Place">The sentence.</param>
/// <param name="Text">Its text, not trusted.</param>
/// <param name="Hash">Identity of its wording.</param>
/// <param name="Title">Headline of its article.</param>
/// <param name="OutletName">The outlet.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Published">When the article was published.</param>
/// <param name="Score">What the active scorer says of it.</param>
public sealed record QueuedSentence(
    SentencePlace Place, string Text, byte[] Hash, string Title, string OutletName, string Language, DateTimeOffset Published, ReadScore Score);

using StreamSubjectivity.Shared.Text;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Text;

namespace StreamSubjectivity.Store.Articles;

/// <summary>A sentence as it will be stored.</summary>
internal sealed class PreparedSentence
{
    /// <exception cref="ArgumentException">The sentence is empty.</exception>
    public PreparedSentence(SentenceDraft draft)
    {
        ArgumentException.ThrowIfNullOrEmpty(draft.Text, nameof(draft));
        Text = StorableText.Of(draft.Text);
        (Paragraph, Start, Quoted) = (draft.Paragraph, draft.Start, draft.Quoted);
        Hash = SentenceHash.Of(Text);
    }

    public int Paragraph { get; }

    public int Start { get; }

    public string Text { get; }

    public bool Quoted { get; }

    /// <summary>Identity of the wording.</summary>
    public byte[] Hash { get; }
}

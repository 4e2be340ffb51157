using System.Text;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Prompts;

/// <summary>
/// A prompt made ready for one model: the tokens that all sentences share, and what is tokenised anew with each sentence.
/// <para>
/// Tokens are those of the whole prompt. Text merges into tokens across the place where a sentence begins ("Sentence:" and " The"), so the
/// shared part ends at an earlier border, found by trying: the last white space before the sentence where tokenising the two sides apart
/// gives the same tokens as tokenising them together, for probes that begin in every way a sentence does. The sentence's own text never
/// stands for special tokens; the prompt's may.
/// </para>
/// </summary>
internal sealed class PromptFrame
{
    private static readonly string[] Probes =
        ["The bill passed.", "it", "42 % of", "\"No,\" she", "“Quoted”", "'tis", "(Reuters)", "- dash", "Ünder", "新しい法律", "😀 ok", "…", "$5", "\ufffd", ""];

    private readonly Vocabulary vocabulary;
    private readonly string lead;
    private readonly string rear;
    private readonly string tail;
    private readonly int[] tailTokens;

    private PromptFrame(Vocabulary vocabulary, PromptPrefix prefix, string lead, string rear, string tail)
    {
        this.vocabulary = vocabulary;
        Prefix = prefix;
        this.lead = lead;
        this.rear = rear;
        this.tail = tail;
        tailTokens = vocabulary.Tokenize(tail, true);
        Ending = tailTokens.Length + vocabulary.Tokenize("x" + rear, false).Length - vocabulary.Tokenize("x", false).Length;
    }

    /// <summary>The tokens that every prompt of this frame begins with.</summary>
    internal PromptPrefix Prefix { get; }

    /// <summary>Tokens that follow the sentence, where none merges with its end.</summary>
    internal int Ending { get; }

    /// <summary>Makes a frame of a rendered prompt.</summary>
    /// <param name="vocabulary">The model's.</param>
    /// <param name="rendered">The whole prompt, the chat template applied, with <see cref="PromptFile.SentencePlace"/> once.</param>
    internal static PromptFrame Create(Vocabulary vocabulary, string rendered)
    {
        var place = rendered.LastIndexOf(PromptFile.SentencePlace, StringComparison.Ordinal);
        var before = rendered[..place];
        var after = rendered[(place + PromptFile.SentencePlace.Length)..];
        var headEnd = LastSpecialEnd(vocabulary, before);
        var tailStart = FirstSpecialStart(vocabulary, after);
        var (head, lead) = (before[..headEnd], before[headEnd..]);
        var (rear, tail) = (after[..tailStart], after[tailStart..]);
        var headTokens = vocabulary.Tokenize(head, parseSpecial: true);
        var border = Border(vocabulary, lead, rear);
        return new PromptFrame(
            vocabulary,
            new PromptPrefix([.. vocabulary.Beginning, .. headTokens, .. vocabulary.Tokenize(lead[..border.End], false)]),
            lead[border.Start..],
            rear,
            tail);
    }

    /// <summary>Tokens of the prompt after <see cref="Prefix"/>.</summary>
    /// <param name="sentence">Any text; white space is folded as <see cref="SentenceHash"/> folds it, so that equal hashes have equal scores.</param>
    /// <param name="limit">Most tokens of the whole prompt.</param>
    /// <exception cref="SentenceTooLongException">The text can't fit, however it is tokenised: seen before tokenising it.</exception>
    internal int[] Tokenize(string sentence, int limit) => TokenizeText(SentenceHash.Normalize(sentence), limit);

    /// <summary>The same for a text that is taken as it is.</summary>
    internal int[] TokenizeText(string text, int limit)
    {
        var least = Prefix.Length + (Encoding.UTF8.GetByteCount(text) / vocabulary.LongestTokenBytes);
        if (least > limit)
            throw new SentenceTooLongException(least, limit);
        return [.. vocabulary.Tokenize(lead + text + rear, false), .. tailTokens];
    }

    /// <summary>Tokens that a word takes at the prompt's end.</summary>
    internal int[] TokenizeLabel(string word)
    {
        // The prompt's last plain text, since the word may merge with it.
        var ending = tail.Length > 0 ? tail : "x" + rear;
        var without = vocabulary.Tokenize(ending, true);
        var with = vocabulary.Tokenize(ending + word, true);
        return with.AsSpan().StartsWith(without) && with.Length > without.Length
            ? with[without.Length..]
            : throw new EngineException($"the label word '{word}' merges with the end of the prompt: give it or the prompt another border");
    }

    // End: how much of the lead is shared. Start: where the part tokenised with the sentence begins; past End where the tokenizer
    // itself puts back the one space between.
    private static (int End, int Start) Border(Vocabulary vocabulary, string lead, string rear)
    {
        for (var i = lead.Length - 1; i > 0; i--)
        {
            if (!char.IsWhiteSpace(lead[i]) || char.IsWhiteSpace(lead[i - 1]))
                continue;
            if (Holds(vocabulary, lead, rear, i, i))
                return (i, i);
            if (lead[i] == ' ' && Holds(vocabulary, lead, rear, i, i + 1))
                return (i, i + 1);
        }

        return (0, 0);
    }

    private static bool Holds(Vocabulary vocabulary, string lead, string rear, int end, int start)
    {
        var shared = vocabulary.Tokenize(lead[..end], false);
        foreach (var probe in Probes)
        {
            var whole = vocabulary.Tokenize(lead + probe + rear, false);
            var rest = vocabulary.Tokenize(lead[start..] + probe + rear, false);
            if (!whole.AsSpan().SequenceEqual([.. shared, .. rest]))
                return false;
        }

        return true;
    }

    private static int LastSpecialEnd(Vocabulary vocabulary, string text)
    {
        var end = 0;
        foreach (var special in vocabulary.SpecialTexts)
        {
            var at = text.LastIndexOf(special, StringComparison.Ordinal);
            if (at >= 0)
                end = Math.Max(end, at + special.Length);
        }

        return end;
    }

    private static int FirstSpecialStart(Vocabulary vocabulary, string text)
    {
        var start = text.Length;
        foreach (var special in vocabulary.SpecialTexts)
        {
            var at = text.IndexOf(special, StringComparison.Ordinal);
            if (at >= 0)
                start = Math.Min(start, at);
        }

        return start;
    }
}

using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Shots;

/// <summary>Writes labelled sentences in a prompt's shot frame; each is answered with the first word of its label.</summary>
internal sealed class ShotText
{
    private readonly PromptFile prompt;

    /// <summary>Takes a prompt.</summary>
    /// <exception cref="ShotException">It has no place or no frame for shots.</exception>
    internal ShotText(PromptFile prompt)
    {
        if (prompt.Shot is null || !prompt.Body.Contains(PromptFile.ShotsPlace, StringComparison.Ordinal))
        {
            throw new ShotException(
                $"the prompt {prompt.Name} takes no shots: it needs a 'shot' in its front matter and {PromptFile.ShotsPlace} in its text, as --prompt guideline has");
        }

        this.prompt = prompt;
    }

    /// <summary>The text of some shots, in their order.</summary>
    internal string Render(IEnumerable<LabelledSentence> shots) => string.Concat(shots.Select(Render));

    /// <summary>The sentences of a pool that can be shots of this model.</summary>
    /// <exception cref="ShotException">One holds the text of a special token, by which it could end the user's turn.</exception>
    internal static IReadOnlyList<LabelledSentence> Check(IReadOnlyList<LabelledSentence> pool, Vocabulary vocabulary)
    {
        foreach (var sentence in pool)
        {
            if (vocabulary.SpecialTexts.FirstOrDefault(s => SentenceHash.Normalize(sentence.Text).Contains(s, StringComparison.Ordinal)) is { } special)
                throw new ShotException($"the labelled sentence '{sentence.Text}' holds '{special}', which means something to this model: leave it out of the shots");
        }

        return pool;
    }

    // The label first: a sentence may hold anything, also the place of a label.
    private string Render(LabelledSentence shot) => prompt.Shot!
        .Replace(PromptFile.LabelPlace, (shot.Subjective ? prompt.Subjective : prompt.Objective)[0], StringComparison.Ordinal)
        .Replace(PromptFile.SentencePlace, SentenceHash.Normalize(shot.Text), StringComparison.Ordinal);
}

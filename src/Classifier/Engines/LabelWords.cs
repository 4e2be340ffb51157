using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Finds the label word that a written answer begins with.</summary>
internal sealed class LabelWords
{
    private readonly (string Word, bool Subjective)[] words;

    internal LabelWords(PromptFile prompt) => words =
    [
        .. prompt.Subjective.Select(w => (Word: w.Trim(), Subjective: true))
            .Concat(prompt.Objective.Select(w => (Word: w.Trim(), Subjective: false)))
            .OrderByDescending(w => w.Word.Length),
    ];

    /// <summary>Whether the answer is SUBJ; null where it begins with no label word.</summary>
    /// <param name="text">The answer. White space and quotation marks before the word are passed over; case counts only where it must.</param>
    internal bool? Read(string text)
    {
        var answer = text.AsSpan().TrimStart().TrimStart("\"'“‘«*").TrimStart();
        foreach (var comparison in (ReadOnlySpan<StringComparison>)[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            foreach (var (word, subjective) in words)
            {
                if (word.Length > 0 && answer.StartsWith(word, comparison) && (answer.Length == word.Length || !char.IsLetterOrDigit(answer[word.Length])))
                    return subjective;
            }
        }

        return null;
    }
}

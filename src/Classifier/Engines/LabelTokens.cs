using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Classifier.Prompts;

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>
/// The label words as tokens. Words of one token are read from one row of logits; of a longer word the rest is decoded as a branch,
/// and its likelihood is that of all its tokens.
/// </summary>
/// <remarks>Several words of one label add up: each as <see cref="RankMode"/> weighs it.</remarks>
internal sealed class LabelTokens
{
    private readonly int[][] words;
    private readonly int subjective;
    private readonly RankMode rank;
    private double[]? neutral;

    internal LabelTokens(PromptFile prompt, PromptFrame frame, RankMode rank = RankMode.Raw)
    {
        this.rank = rank;
        words = [.. prompt.Subjective.Concat(prompt.Objective).Select(frame.TokenizeLabel)];
        subjective = prompt.Subjective.Count;
        Branches = words.All(w => w.Length == 1) ? [] : [.. words.Select(w => w[..^1])];
    }

    /// <summary>What is decoded beyond the prompt: each word less its last token; none where all words are single tokens.</summary>
    internal IReadOnlyList<int[]> Branches { get; }

    /// <summary>Numbers that <see cref="Accept"/> keeps: one a word, and ln of the sum over all tokens at the prompt's end.</summary>
    internal int Scores => words.Length + 1;

    /// <summary>Tokens of the SUBJ words.</summary>
    internal IEnumerable<int[]> Subjective => words.Take(subjective);

    /// <summary>Tokens of the OBJ words.</summary>
    internal IEnumerable<int[]> Objective => words.Skip(subjective);

    /// <summary>Sets what <see cref="Accept"/> gathered after the neutral context: <see cref="RankMode.Neutral"/> measures against it.</summary>
    internal void MeasureAgainst(double[] scores) => neutral = scores;

    /// <summary>Adds what one output says of each word's log-likelihood.</summary>
    /// <param name="output">0 for the prompt's end, then the branches' tokens in order.</param>
    /// <param name="logits">The output's row.</param>
    /// <param name="scores">
    /// <see cref="Scores"/> numbers: one a word, without the constant that all words share at the prompt's end unless lengths differ in
    /// weight; then that constant.
    /// </param>
    internal void Accept(int output, ReadOnlySpan<float> logits, Span<double> scores)
    {
        if (output == 0)
        {
            scores[^1] = Likelihood.LogSumExp(logits);
            var shared = rank == RankMode.Length ? scores[^1] : 0;
            for (var w = 0; w < words.Length; w++)
                scores[w] = logits[words[w][0]] - shared;
            return;
        }

        var token = output - 1;
        var word = 0;
        while (token >= words[word].Length - 1)
            token -= words[word++].Length - 1;
        scores[word] += logits[words[word][token + 1]] - Likelihood.LogSumExp(logits);
    }

    /// <summary>
    /// ln of the probability that the model gives all label words together, at most 0: far below, it would rather answer something else.
    /// </summary>
    internal double LogMass(ReadOnlySpan<double> scores) =>
        Math.Min(0, Likelihood.LogSumExp(scores[..words.Length]) - (rank == RankMode.Length ? 0 : scores[^1]));

    /// <summary>ln of the subjective words' likelihood over the objective ones', each weighed by the mode.</summary>
    internal double LogOdds(ReadOnlySpan<double> scores)
    {
        Span<double> weighed = stackalloc double[words.Length];
        for (var w = 0; w < words.Length; w++)
        {
            weighed[w] = rank switch
            {
                RankMode.Length => scores[w] / words[w].Length,
                RankMode.Neutral => scores[w] - neutral![w],
                _ => scores[w],
            };
        }

        return Likelihood.LogSumExp(weighed[..subjective]) - Likelihood.LogSumExp(weighed[subjective..]);
    }
}

namespace StreamSubjectivity.Classifier.Engines;

/// <summary>Gathers the state that a verbalizer reads from the outputs of a prompt's own tokens.</summary>
/// <param name="reading">What is read.</param>
/// <param name="tokens">The prompt's tokens after the shared prefix.</param>
/// <param name="ending">How many of them, at the end, are no longer the sentence's.</param>
internal sealed class StateReader(StateReading reading, int tokens, int ending)
{
    private readonly int sentence = Math.Max(1, tokens - ending);
    private float[] state = [];

    /// <summary>Outputs of the trunk that it needs.</summary>
    internal static int Outputs(StateReading reading, int tokens) => reading == StateReading.Last ? 1 : tokens;

    /// <summary>The state, once all outputs were given.</summary>
    internal float[] State => state;

    /// <summary>Takes the n-th output of the trunk.</summary>
    internal void Accept(int output, ReadOnlySpan<float> row)
    {
        if (reading == StateReading.Last)
        {
            state = row.ToArray();
            return;
        }

        // A request that failed in company starts again at its first output.
        if (output == 0)
            state = new float[reading == StateReading.Both ? 2 * row.Length : row.Length];
        var mean = state.AsSpan()[^row.Length..];
        if (output < sentence)
        {
            for (var d = 0; d < row.Length; d++)
                mean[d] += row[d] / sentence;
        }

        if (reading == StateReading.Both && output == tokens - 1)
            row.CopyTo(state);
    }
}

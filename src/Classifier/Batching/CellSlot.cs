namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Cells of the key-value cache that are set aside for the tokens of one request or prefix, in the order of its tokens.</summary>
/// <param name="Tiles">The tiles that it lies in, ascending; empty where the library chooses the cells.</param>
/// <param name="Runs">Its cells, ascending; empty where the library chooses them.</param>
/// <param name="Tokens">Its tokens.</param>
internal sealed record CellSlot(int[] Tiles, CellRun[] Runs, int Tokens)
{
    /// <summary>The cells of its tokens from the n-th on, as far as they are neighbours.</summary>
    internal CellRun RunOf(int token)
    {
        if (Runs.Length == 0)
            return new CellRun(0, Tokens - token);
        var run = 0;
        while (token >= Runs[run].Count)
            token -= Runs[run++].Count;
        return new CellRun(Runs[run].First + token, Runs[run].Count - token);
    }
}

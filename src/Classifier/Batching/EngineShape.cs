namespace StreamSubjectivity.Classifier.Batching;

/// <summary>How the processor's threads are shared out, and how much a decode takes.</summary>
/// <param name="Contexts">Contexts side by side.</param>
/// <param name="Threads">Threads of each.</param>
/// <param name="BatchTokens">Most tokens of one decode.</param>
internal sealed record EngineShape(int Contexts, int Threads, int BatchTokens)
{
    // Kernels that share one head's rows among threads cut them at multiples of this only; other sizes split tiles.
    private const int Usual = 512;

    // Fewer tiles, so fewer masked cells; but each decode reads all weights once.
    private const int Small = 256;

    /// <summary>The shapes that are worth measuring, the one to be expected best first.</summary>
    /// <param name="threads">Threads in all.</param>
    /// <param name="prefixTokens">Tokens of the shared prefix.</param>
    /// <param name="mostContexts">Contexts that memory allows.</param>
    internal static IEnumerable<EngineShape> Candidates(int threads, int prefixTokens, int mostContexts)
    {
        for (var contexts = threads; contexts > 1; contexts /= 2)
        {
            if (contexts > mostContexts || threads % contexts != 0)
                continue;
            foreach (var tokens in Sizes(threads / contexts, prefixTokens))
                yield return new EngineShape(contexts, threads / contexts, tokens);
        }

        foreach (var tokens in Sizes(threads, prefixTokens))
            yield return new EngineShape(1, threads, tokens);
    }

    /// <summary>The most tokens up to a limit that, with the prefix, leave none of the cells unused over which attention runs.</summary>
    /// <remarks>The library runs attention over a multiple of 256 cells, and a masked cell costs a fifth of a live one.</remarks>
    internal static int Exact(int prefixTokens, int limit)
    {
        var prefix = (prefixTokens + TileSpace.Cells - 1) / TileSpace.Cells;
        for (var tiles = limit / TileSpace.Cells; tiles >= 2; tiles--)
        {
            if ((prefix + tiles) % 4 == 0)
                return tiles * TileSpace.Cells;
        }

        return limit;
    }

    private static IEnumerable<int> Sizes(int threads, int prefixTokens) =>
        threads == 1 ? new[] { Exact(prefixTokens, Small), Exact(prefixTokens, Usual) }.Distinct() : [Usual];
}

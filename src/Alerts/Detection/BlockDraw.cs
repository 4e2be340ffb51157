namespace StreamSubjectivity.Alerts.Detection;

/// <summary>Draws places of a series in blocks of neighbours, always the same ones for the same length.</summary>
internal sealed class BlockDraw(int length, int block)
{
    // A generator of its own, so that no other version of the runtime draws otherwise.
    private ulong state = 0x9E3779B97F4A7C15;

    /// <summary>Draws the next places.</summary>
    /// <param name="places">Gets them; the last block is cut where they end.</param>
    public void Fill(Span<int> places)
    {
        for (var from = 0; from < places.Length; from += block)
        {
            var place = Below(length);
            foreach (ref var next in places.Slice(from, Math.Min(block, places.Length - from)))
            {
                next = place;
                place = place + 1 == length ? 0 : place + 1;
            }
        }
    }

    // xorshift64* (Vigna 2016).
    private int Below(int limit)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)((state * 0x2545F4914F6CDD1D >> 33) % (ulong)limit);
    }
}

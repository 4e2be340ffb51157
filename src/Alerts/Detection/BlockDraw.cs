namespace StreamSubjectivity.Alerts.Detection;

/// <summary>Draws places of a series in blocks of neighbours, always the same ones for the same length.</summary>
internal sealed class BlockDraw(int length, int block)
{
    // A generator of its own, so that no other version of the runtime draws otherwise.
    private ulong state = 0x9E3779B97F4A7C15;
    private int at;
    private int left;

    /// <summary>The next place.</summary>
    public int Next()
    {
        if (left == 0)
        {
            (at, left) = (Below(length), block);
        }

        left--;
        var place = at;
        at = at + 1 == length ? 0 : at + 1;
        return place;
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

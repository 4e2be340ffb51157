namespace StreamSubjectivity.Ingest.Robots;

/// <summary>
/// A pattern of paths: <c>*</c> stands for any characters, <c>$</c> at its end for the end of the path; without it, any path that
/// begins so matches (RFC 9309, 2.2.2 and 2.2.3).
/// </summary>
internal sealed class RobotsPattern
{
    private readonly string glob;
    private readonly bool toTheEnd;

    /// <summary>Takes a value of a rule, one character a byte.</summary>
    internal RobotsPattern(string value)
    {
        toTheEnd = value.EndsWith('$');
        glob = RobotsPath.OfPattern(toTheEnd ? value[..^1] : value);
        Length = glob.Length + (toTheEnd ? 1 : 0);
    }

    /// <summary>Octets of the pattern: the measure of how specific it is.</summary>
    internal int Length { get; }

    /// <summary>Whether a path that is written as <see cref="RobotsPath"/> does matches.</summary>
    internal bool Matches(string path)
    {
        int inGlob = 0, inPath = 0, star = -1, resume = 0;
        while (true)
        {
            if (inGlob == glob.Length && (!toTheEnd || inPath == path.Length))
                return true;
            if (inGlob < glob.Length && glob[inGlob] == '*')
            {
                star = inGlob++;
                resume = inPath;
            }
            else if (inGlob < glob.Length && inPath < path.Length && glob[inGlob] == path[inPath])
            {
                inGlob++;
                inPath++;
            }
            else if (star < 0 || resume == path.Length)
            {
                return false;
            }
            else
            {
                // Only the last star needs another try: what an earlier one passed over, it could pass over too.
                inGlob = star + 1;
                inPath = ++resume;
            }
        }
    }
}

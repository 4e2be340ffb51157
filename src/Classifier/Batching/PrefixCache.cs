namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Which prefixes lie decoded in the context. Bookkeeping only: the caller decodes and empties sequences.</summary>
internal sealed class PrefixCache
{
    private readonly List<ResidentPrefix> resident = [];
    private long uses;

    /// <summary>How many.</summary>
    internal int Count => resident.Count;

    /// <summary>The decoded form of a prefix, or null.</summary>
    internal ResidentPrefix? Find(PromptPrefix prefix)
    {
        foreach (var candidate in resident)
        {
            if (!ReferenceEquals(candidate.Prefix, prefix))
                continue;
            candidate.LastUse = ++uses;
            return candidate;
        }

        return null;
    }

    /// <summary>Notes a decoded prefix.</summary>
    internal void Add(ResidentPrefix prefix)
    {
        prefix.LastUse = ++uses;
        resident.Add(prefix);
    }

    /// <summary>Takes out the prefix that was used least recently and that no request goes on from; null where there is none.</summary>
    internal ResidentPrefix? Evict()
    {
        var oldest = resident.Where(p => p.Users == 0).MinBy(p => p.LastUse);
        if (oldest is not null)
            resident.Remove(oldest);
        return oldest;
    }
}

using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Caching;

/// <summary>Judgements of the wordings that were asked for last; the one that was not asked for longest makes room for a new one.</summary>
/// <param name="capacity">Judgements that are held, ≥ 0.</param>
internal sealed class RecentJudgements(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<WordingKey, LinkedListNode<(WordingKey Key, SentenceJudgement Judgement)>> byKey = [];
    private readonly LinkedList<(WordingKey Key, SentenceJudgement Judgement)> byAge = new();

    /// <summary>How many are held.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return byKey.Count;
        }
    }

    /// <summary>The judgement of a wording, which counts as asked for now; null where it isn't held.</summary>
    public SentenceJudgement? Find(WordingKey key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
                return null;
            byAge.Remove(node);
            byAge.AddFirst(node);
            return node.Value.Judgement;
        }
    }

    /// <summary>Holds a judgement.</summary>
    public void Add(WordingKey key, SentenceJudgement judgement)
    {
        lock (gate)
        {
            if (capacity == 0 || byKey.ContainsKey(key))
                return;
            if (byKey.Count == capacity)
            {
                byKey.Remove(byAge.Last!.Value.Key);
                byAge.RemoveLast();
            }

            byKey[key] = byAge.AddFirst((key, judgement));
        }
    }
}

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>A request with cells and sequences of its own: how far it is decoded. Its tokens are counted through trunk and branches.</summary>
internal sealed class ActiveRequest(EngineRequest request, ResidentPrefix? prefix, CellSlot slot, int[] sequences)
{
    /// <summary>What was asked.</summary>
    internal EngineRequest Request { get; } = request;

    /// <summary>The decoded prefix that it goes on from; null for one that is a prefix itself, or padding.</summary>
    internal ResidentPrefix? Prefix { get; } = prefix;

    /// <summary>Its cells.</summary>
    internal CellSlot Slot { get; } = slot;

    /// <summary>Its sequences: one, or one a branch.</summary>
    internal int[] Sequences => sequences;

    /// <summary>Whether it failed in company and is now tried alone.</summary>
    internal bool Alone { get; private set; }

    /// <summary>Tokens decoded.</summary>
    internal int Done { get; private set; }

    /// <summary>Tokens that are known and not yet decoded.</summary>
    internal int Remaining => Request.ReadyTokens - Done;

    /// <summary>Whether it goes on token by token from what it generates.</summary>
    internal bool IsGenerating => Request.Use == CellUse.Generation && Request.ReadyTokens > Request.Tokens.Length;

    /// <summary>Tokens of it in the current batch.</summary>
    internal int InBatch { get; set; }

    private int FirstOutputToken => Request.Tokens.Length - Request.TrunkOutputs;

    /// <summary>Outputs that the tokens <paramref name="from"/> to before <paramref name="to"/> give.</summary>
    internal int OutputsWithin(int from, int to) => to - Math.Max(from, Math.Min(to, FirstOutputToken));

    /// <summary>Puts tokens of it in the batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="members">Its sequences, noted in the batch.</param>
    /// <param name="from">The first token.</param>
    /// <param name="to">The token after the last.</param>
    internal unsafe void AddTo(DecodeBatch batch, int* members, int from, int to)
    {
        var trunk = Request.Tokens;
        var start = Request.Prefix.Length;
        for (var i = from; i < Math.Min(to, FirstOutputToken); i++)
            batch.Add(trunk[i], start + i, members, sequences.Length);
        for (var i = Math.Max(from, FirstOutputToken); i < Math.Min(to, trunk.Length); i++)
            batch.AddOutput(trunk[i], start + i, members, sequences.Length, this, i - FirstOutputToken);
        for (var i = Math.Max(from, trunk.Length); i < to; i++)
        {
            var (branch, place) = BranchOf(i - trunk.Length);
            batch.AddOutput(Request.Branches[branch][place], start + trunk.Length + place, members + branch, 1, this, i - FirstOutputToken);
        }
    }

    /// <summary>Notes that the batch was decoded.</summary>
    internal void LeaveBatch()
    {
        Done += InBatch;
        InBatch = 0;
    }

    /// <summary>Starts again by itself; the caller empties its sequences and shares the prefix anew.</summary>
    internal void Restart()
    {
        Alone = true;
        InBatch = 0;
        Done = 0;
    }

    private (int Branch, int Place) BranchOf(int token)
    {
        var branch = 0;
        while (token >= Request.Branches[branch].Length)
            token -= Request.Branches[branch++].Length;
        return (branch, token);
    }
}

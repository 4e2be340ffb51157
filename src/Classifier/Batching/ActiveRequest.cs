namespace StreamSubjectivity.Classifier.Batching;

/// <summary>A request with sequences of its own: how far it is decoded.</summary>
internal sealed class ActiveRequest(EngineRequest request, ResidentPrefix prefix, int[] sequences)
{
    private int trunkDone;
    private int branch;
    private int branchDone;
    private int outputsAsked;

    /// <summary>What was asked.</summary>
    internal EngineRequest Request { get; } = request;

    /// <summary>The decoded prefix that it goes on from.</summary>
    internal ResidentPrefix Prefix { get; } = prefix;

    /// <summary>Its sequences: one, or one a branch.</summary>
    internal ReadOnlySpan<int> Sequences => sequences;

    /// <summary>Whether it failed in company and is now tried alone.</summary>
    internal bool Alone { get; private set; }

    /// <summary>Tokens not yet put in a batch.</summary>
    internal int Remaining { get; private set; } = request.OwnTokens;

    /// <summary>Whether tokens of it are in the current batch.</summary>
    internal bool InBatch { get; private set; }

    /// <summary>Puts as much of it in the batch as fits.</summary>
    internal unsafe void AddTo(DecodeBatch batch)
    {
        if (Remaining == 0 || batch.Room == 0)
            return;
        var before = Remaining;
        var all = batch.List(sequences);
        AddTrunk(batch, all);
        while (trunkDone == Request.Tokens.Length && branch < Request.Branches.Count && AddBranch(batch, all + branch))
        {
        }

        InBatch = Remaining < before;
    }

    /// <summary>Notes that the batch was decoded and read.</summary>
    internal void LeaveBatch() => InBatch = false;

    /// <summary>Starts again by itself; the caller empties its sequences and shares the prefix anew.</summary>
    internal void Restart()
    {
        Alone = true;
        InBatch = false;
        trunkDone = branch = branchDone = outputsAsked = 0;
        Remaining = Request.OwnTokens;
    }

    private unsafe void AddTrunk(DecodeBatch batch, int* all)
    {
        var tokens = Request.Tokens;
        var position = Request.Prefix.Length;
        for (; trunkDone < tokens.Length && batch.Room > 0; trunkDone++, Remaining--)
        {
            if (trunkDone < tokens.Length - 1)
                batch.Add(tokens[trunkDone], position + trunkDone, all, sequences.Length);
            else if (batch.HasOutputRoom)
                batch.AddOutput(tokens[trunkDone], position + trunkDone, all, sequences.Length, this, outputsAsked++);
            else
                return;
        }
    }

    private unsafe bool AddBranch(DecodeBatch batch, int* sequence)
    {
        var tokens = Request.Branches[branch];
        var position = Request.Prefix.Length + Request.Tokens.Length;
        for (; branchDone < tokens.Length; branchDone++, Remaining--)
        {
            if (batch.Room == 0 || !batch.HasOutputRoom)
                return false;
            batch.AddOutput(tokens[branchDone], position + branchDone, sequence, 1, this, outputsAsked++);
        }

        branch++;
        branchDone = 0;
        return true;
    }
}

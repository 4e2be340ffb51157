namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// One prompt to decode. The prefix and <see cref="Tokens"/> form the trunk, whose last <see cref="TrunkOutputs"/> tokens give an output each,
/// counted from 0. Each branch goes on from the trunk's end on its own, and each of its tokens gives a further output, counted through all
/// branches in order. Outputs come in this order, over one decode or several.
/// </summary>
internal abstract class EngineRequest
{
    private protected EngineRequest(PromptPrefix prefix, int[] tokens, IReadOnlyList<int[]> branches, int trunkOutputs = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(trunkOutputs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trunkOutputs, tokens.Length);
        Prefix = prefix;
        Tokens = tokens;
        Branches = branches;
        TrunkOutputs = trunkOutputs;
        foreach (var branch in branches)
            BranchTokens += branch.Length;
    }

    /// <summary>What the prompt begins with.</summary>
    internal PromptPrefix Prefix { get; }

    /// <summary>The rest of the prompt, at least one token.</summary>
    internal int[] Tokens { get; }

    /// <summary>Continuations whose likelihood is asked for, less their last tokens.</summary>
    internal IReadOnlyList<int[]> Branches { get; }

    /// <summary>Tokens of all branches.</summary>
    internal int BranchTokens { get; }

    /// <summary>Tokens at the trunk's end that give an output; 1 where only its last does.</summary>
    internal int TrunkOutputs { get; }

    /// <summary>The number of its last output.</summary>
    internal int LastOutput => TrunkOutputs + BranchTokens - 1;

    /// <summary>Cells that it takes beside the prefix.</summary>
    internal int OwnTokens => Tokens.Length + BranchTokens;

    /// <summary>Tokens of <see cref="OwnTokens"/> that are known by now: all, but for a request that goes on from its own outputs.</summary>
    internal virtual int ReadyTokens => OwnTokens;

    /// <summary>Sequences that it takes.</summary>
    internal int Sequences => Math.Max(1, Branches.Count);

    /// <summary>Its number among those submitted, from 0.</summary>
    internal long Arrival { get; set; }

    /// <summary>What its cells are for.</summary>
    internal virtual CellUse Use => CellUse.Request;

    /// <summary>Whether its outputs need logits, and not the state alone.</summary>
    internal abstract bool ReadsLogits { get; }

    /// <summary>Whether it was answered, failed or cancelled.</summary>
    internal abstract bool IsFinished { get; }

    /// <summary>Takes one output, on the decode thread; logits are empty where they are not read.</summary>
    internal abstract void Accept(int output, ReadOnlySpan<float> logits, ReadOnlySpan<float> state);

    /// <summary>Answers, after the last output.</summary>
    internal abstract void Complete();

    /// <summary>Answers with a failure.</summary>
    internal abstract void Fail(Exception exception);

    /// <summary>Gives it up for its caller.</summary>
    internal abstract void Cancel(CancellationToken cancellationToken);
}

using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>The requests and prefixes that hold cells and sequences of the context. One thread only.</summary>
internal sealed class ActiveSet(LlamaContext context, SequencePool sequences, ICellPlacement cells)
{
    private const int MostPrefixes = 16;
    private readonly PrefixCache prefixes = new();
    private readonly List<ActiveRequest> active = [];

    /// <summary>The requests, first come first.</summary>
    internal IReadOnlyList<ActiveRequest> Requests => active;

    /// <summary>Sequences that requests hold.</summary>
    internal int SequencesInUse => sequences.Total - sequences.Free - prefixes.Count;

    /// <summary>Prefixes that lie decoded.</summary>
    internal int ResidentPrefixes => prefixes.Count;

    /// <summary>Lets a request in if there is room.</summary>
    /// <param name="request">The request.</param>
    /// <param name="decode">Decodes a prefix that is not there yet; false where that fails.</param>
    internal Admission Admit(EngineRequest request, Func<ActiveRequest, bool> decode)
    {
        var admission = TryAdmit(request, decode);
        if (admission != Admission.Full || active.Count > 0)
            return admission;

        // Nobody is left to wait for: prefixes lie in the way, or its own too high up.
        while (Evict())
        {
        }

        return TryAdmit(request, decode);
    }

    /// <summary>Lets padding in; null where there is no room for it.</summary>
    internal ActiveRequest? Pad(int tokens)
    {
        var padding = Take(new FillerRequest(new int[tokens]), null, CellUse.Padding);
        if (padding is not null)
            active.Add(padding);
        return padding;
    }

    /// <summary>Fills up the tile that requests joined last, if little is missing.</summary>
    /// <returns>Tokens of padding.</returns>
    internal int PadTile()
    {
        if (sequences.Free < 2 || cells.TryReserveRest() is not { } slot)
            return 0;
        active.Add(new ActiveRequest(new FillerRequest(new int[slot.Tokens]), null, slot, [sequences.Take()]));
        return slot.Tokens;
    }

    /// <summary>Lets go of padding after a decode that was no request's.</summary>
    internal void DropPadding(bool failed)
    {
        foreach (var padding in active.Where(a => a.Request is FillerRequest).ToList())
        {
            if (failed)
                Restart(padding);
            Release(padding);
            active.Remove(padding);
        }
    }

    /// <summary>Empties a request's sequences after a failed decode, so that it can start again.</summary>
    internal void Restart(ActiveRequest request)
    {
        foreach (var sequence in request.Sequences)
            context.Remove(sequence);
        cells.Reset(request.Slot);
        request.Restart();
        SharePrefix(request);
    }

    /// <summary>Lets go of padding, and of requests that were answered, failed or cancelled.</summary>
    internal void LetGoFinished()
    {
        for (var i = active.Count - 1; i >= 0; i--)
        {
            var request = active[i];
            if (request.Request is not FillerRequest && !request.Request.IsFinished)
                continue;
            Release(request);
            active.RemoveAt(i);
        }
    }

    /// <summary>Lets go of all prefixes too.</summary>
    /// <returns>Cells and sequences that are held even so, by requests or in the library: none, or something was forgotten.</returns>
    internal int Empty()
    {
        while (Evict())
        {
        }

        var held = sequences.Total - sequences.Free + cells.CellsInUse;
        for (var sequence = 0; sequence < sequences.Total; sequence++)
            held += context.LastPosition(sequence) + 1;
        return held;
    }

    private Admission TryAdmit(EngineRequest request, Func<ActiveRequest, bool> decode)
    {
        ResidentPrefix? prefix = null;
        if (request.Prefix.Length > 0 && (prefix = prefixes.Find(request.Prefix)) is null)
        {
            if (Take(new FillerRequest(request.Prefix.Tokens.ToArray()), null, CellUse.Prefix) is not { } filler)
                return Admission.Full;
            if (!decode(filler))
            {
                Restart(filler);
                Release(filler);
                return Admission.PrefixFailed;
            }

            prefix = Keep(request.Prefix, filler);
        }

        if (prefix is not null)
            prefix.Users++;
        if (Take(request, prefix, request.Use) is { } joined)
        {
            SharePrefix(joined);
            active.Add(joined);
            return Admission.Joined;
        }

        if (prefix is not null)
            prefix.Users--;
        return Admission.Full;
    }

    private void Release(ActiveRequest request)
    {
        cells.Release(request.Slot, request.Sequences, request.Request.Prefix.Length);
        if (request.Prefix is not null)
            request.Prefix.Users--;
    }

    private ResidentPrefix Keep(PromptPrefix prefix, ActiveRequest decoded)
    {
        if (prefixes.Count >= MostPrefixes)
            Evict();
        var resident = new ResidentPrefix(prefix, decoded.Sequences[0], decoded.Slot);
        prefixes.Add(resident);
        return resident;
    }

    private bool Evict()
    {
        if (prefixes.Evict() is not { } evicted)
            return false;
        cells.Release(evicted.Slot, [evicted.Sequence], 0);
        return true;
    }

    private ActiveRequest? Take(EngineRequest request, ResidentPrefix? prefix, CellUse use)
    {
        CellSlot? slot = null;
        var needed = request.Sequences + (use == CellUse.Padding ? 0 : 1);
        while (sequences.Free < needed || (slot = cells.TryReserve(request.OwnTokens, use, prefix?.Slot)) is null)
        {
            if (!Evict())
                return null;
        }

        var taken = new int[request.Sequences];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = sequences.Take();
        return new ActiveRequest(request, prefix, slot, taken);
    }

    private void SharePrefix(ActiveRequest request)
    {
        if (request.Prefix is not { } prefix)
            return;
        foreach (var sequence in request.Sequences)
            context.Share(prefix.Sequence, sequence, prefix.Prefix.Length);
    }
}

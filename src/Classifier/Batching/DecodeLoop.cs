using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// What the decode thread does: lets requests join at every step, decodes a batch, hands out its outputs, and frees each
/// request's sequences as soon as it is read, since every live cell costs attention time. One thread only.
/// </summary>
internal sealed class DecodeLoop(LlamaContext context, RequestQueue queue, ContextSettings settings, ILogger logger) : IDisposable
{
    private readonly DecodeBatch batch = new(context.BatchTokens, settings.Sequences);
    private readonly SequencePool sequences = new(settings.Sequences);
    private readonly PrefixCache prefixes = new();
    private readonly List<ActiveRequest> active = [];
    private int reserved;

    /// <summary>Sequences that requests hold.</summary>
    internal int SequencesInUse => sequences.Total - sequences.Free - prefixes.Sequences;

    /// <summary>Prefixes that lie decoded.</summary>
    internal int ResidentPrefixes => prefixes.Count;

    /// <summary>Works until the queue is closed.</summary>
    internal void Run()
    {
        while (active.Count > 0 ? !queue.IsClosed : queue.Wait())
            Step();
        LetGoFinished();
    }

    /// <summary>Answers everything that is still active with a failure.</summary>
    internal void FailAll(Exception exception)
    {
        foreach (var request in active)
            request.Request.Fail(exception);
        active.Clear();
    }

    public void Dispose() => batch.Dispose();

    private void Step()
    {
        LetGoFinished();
        Admit();
        batch.Clear();
        var alone = active.Find(a => a.Alone);
        if (alone is not null)
        {
            alone.AddTo(batch);
        }
        else
        {
            foreach (var request in active)
                request.AddTo(batch);
        }

        if (batch.Count > 0)
            Decode();
    }

    // Only as many as the next decode takes: sequences that wait inside the context cost attention time.
    private void Admit()
    {
        var planned = 0;
        foreach (var request in active)
            planned += request.Remaining;
        while (planned < context.BatchTokens && queue.Peek() is { } next)
        {
            if (!next.IsFinished && !TryAdmit(next))
                return;
            queue.Take();
            if (!next.IsFinished)
                planned += next.OwnTokens;
        }
    }

    // False: it must wait until others leave. A request whose prefix fails is answered here.
    private bool TryAdmit(EngineRequest request)
    {
        var prefix = prefixes.Find(request.Prefix);
        var cells = request.OwnTokens + (prefix is null ? request.Prefix.Length : 0);
        var needed = request.Sequences + (prefix is null && request.Prefix.Length > 0 ? 1 : 0);
        if (prefix is not null)
            prefix.Users++;
        while (context.Cells - reserved - prefixes.Cells < cells || sequences.Free < needed)
        {
            if (prefixes.Evict() is not { } evicted)
            {
                if (prefix is not null)
                    prefix.Users--;
                return false;
            }

            if (evicted.Sequence >= 0)
                Free(evicted.Sequence);
        }

        prefix ??= DecodePrefix(request.Prefix);
        if (prefix is null)
        {
            request.Fail(new EngineException("the prompt's prefix could not be decoded: " + (NativeLog.TakeLastProblem() ?? "no reason given")));
            return true;
        }

        Activate(request, prefix);
        return true;
    }

    private void Activate(EngineRequest request, ResidentPrefix prefix)
    {
        var taken = new int[request.Sequences];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = sequences.Take();
        var joined = new ActiveRequest(request, prefix, taken);
        reserved += request.OwnTokens;
        SharePrefix(joined);
        active.Add(joined);
    }

    private unsafe ResidentPrefix? DecodePrefix(PromptPrefix prefix)
    {
        if (prefix.Length == 0)
        {
            var none = new ResidentPrefix(prefix, -1) { Users = 1 };
            prefixes.Add(none);
            return none;
        }

        var sequence = sequences.Take();
        for (var done = 0; done < prefix.Length;)
        {
            batch.Clear();
            var members = batch.List([sequence]);
            for (; done < prefix.Length && batch.Room > 0; done++)
                batch.Add(prefix.Tokens[done], done, members, 1);
            if (context.Decode(batch.Native, statesOnly: true) != 0)
            {
                Free(sequence);
                return null;
            }
        }

        Log.PrefixDecoded(logger, prefix.Length, sequence);
        var resident = new ResidentPrefix(prefix, sequence) { Users = 1 };
        prefixes.Add(resident);
        return resident;
    }

    private void Decode()
    {
        var statesOnly = true;
        for (var row = 0; row < batch.Outputs; row++)
            statesOnly &= !batch.Row(row).Owner.Request.ReadsLogits;
        var started = EngineMetrics.Start();
        var code = context.Decode(batch.Native, statesOnly);
        EngineMetrics.Decoded(started, batch.Count, batch.Outputs, code);
        if (code == 0)
            Read(statesOnly);
        else
            Recover(code);
    }

    private void Read(bool statesOnly)
    {
        for (var row = 0; row < batch.Outputs; row++)
        {
            var (owner, output) = batch.Row(row);
            var request = owner.Request;
            if (request.IsFinished)
                continue;
            try
            {
                request.Accept(output, statesOnly ? default : context.Logits(row), context.State(row));
                if (output == request.BranchTokens)
                    request.Complete();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                request.Fail(e as EngineException ?? new EngineException($"an output could not be read: {e.Message}", e));
            }
        }

        foreach (var request in active)
            request.LeaveBatch();
        LetGoFinished();
    }

    // The library takes back what a failed batch put in the cache only in part, so each request starts again from its prefix.
    private void Recover(int code)
    {
        var involved = active.FindAll(a => a.InBatch);
        var problem = NativeLog.TakeLastProblem() ?? "no reason given";
        if (involved is [{ Alone: true } culprit])
        {
            culprit.Request.Fail(new EngineException($"the request could not be decoded: code {code}, {problem}"));
            LetGoFinished();
            return;
        }

        Log.DecodeFailed(logger, involved.Count, code, problem);
        foreach (var request in involved)
        {
            foreach (var sequence in request.Sequences)
                context.Remove(sequence);
            request.Restart();
            SharePrefix(request);
        }
    }

    private void SharePrefix(ActiveRequest request)
    {
        if (request.Prefix.Sequence < 0)
            return;
        foreach (var sequence in request.Sequences)
            context.Share(request.Prefix.Sequence, sequence, request.Prefix.Prefix.Length);
    }

    private void LetGoFinished()
    {
        for (var i = active.Count - 1; i >= 0; i--)
        {
            var request = active[i];
            if (!request.Request.IsFinished)
                continue;
            foreach (var sequence in request.Sequences)
                Free(sequence);
            request.Prefix.Users--;
            reserved -= request.Request.OwnTokens;
            active.RemoveAt(i);
        }
    }

    private void Free(int sequence)
    {
        context.Remove(sequence);
        sequences.Return(sequence);
    }
}

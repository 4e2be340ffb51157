using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// What the decode thread does: lets requests join at every step, decodes a batch, hands out its outputs, and lets each
/// request go as soon as it is read, since every live cell costs attention time. One context, one thread.
/// </summary>
internal sealed class DecodeLoop : IDisposable
{
    private readonly LlamaContext context;
    private readonly RequestQueue queue;
    private readonly ILogger logger;
    private readonly ICellPlacement cells;
    private readonly ActiveSet active;
    private readonly DecodeBatch batch;
    private readonly BatchPlan plan;
    private readonly List<EngineRequest> chosen = [];

    internal DecodeLoop(LlamaContext context, RequestQueue queue, ContextSettings settings, ILogger logger)
    {
        this.context = context;
        this.queue = queue;
        this.logger = logger;
        var pool = new SequencePool(settings.Sequences);
        var tiles = settings.Keepers > 0 ? TilePlacement.TryCreate(context, pool, settings.Sequences) : null;
        cells = tiles ?? (ICellPlacement)new CompactPlacement(context, pool);
        active = new ActiveSet(context, pool, cells);
        batch = new DecodeBatch(context.BatchTokens, settings.Outputs);
        plan = new BatchPlan(batch, cells);
    }

    /// <summary>Sequences that requests hold.</summary>
    internal int SequencesInUse => active.SequencesInUse;

    /// <summary>Prefixes that lie decoded.</summary>
    internal int ResidentPrefixes => active.ResidentPrefixes;

    /// <summary>Works until the queue is closed.</summary>
    internal void Run()
    {
        while (active.Requests.Count > 0 ? !queue.IsClosed : queue.Wait())
            Step();
        active.LetGoFinished();
    }

    /// <summary>Answers everything that is still active with a failure.</summary>
    internal void FailAll(Exception exception)
    {
        foreach (var request in active.Requests)
            request.Request.Fail(exception);
        foreach (var request in chosen)
            request.Fail(exception);
        active.LetGoFinished();
    }

    /// <summary>Lets go of what is still held once all requests are answered; what is held even so was forgotten.</summary>
    internal int Empty() => active.Empty();

    public void Dispose() => batch.Dispose();

    private void Step()
    {
        active.LetGoFinished();
        Admit();
        plan.Clear();
        var alone = active.Requests.FirstOrDefault(a => a.Alone);
        if (alone is not null)
            plan.Add(alone);
        else
            PlanAll();
        if (plan.Tokens > 0)
            Decode();
    }

    // Single tokens of generations go first: a long prompt that takes a whole decode would hold all of them up.
    private void PlanAll()
    {
        for (var i = 0; i < active.Requests.Count; i++)
        {
            if (active.Requests[i].IsGenerating)
                plan.Add(active.Requests[i]);
        }

        for (var i = 0; i < active.Requests.Count; i++)
        {
            if (!active.Requests[i].IsGenerating)
                plan.Add(active.Requests[i]);
        }
    }

    // Only as many as the next decode takes: what waits inside the context costs attention time.
    private void Admit()
    {
        var planned = 0;
        foreach (var request in active.Requests)
            planned += request.Remaining;
        while (planned < plan.Capacity && queue.TryTake(chosen, plan.Capacity - planned, plan.Capacity, cells.HasTiles))
        {
            for (var i = 0; i < chosen.Count; i++)
            {
                if (TryAdmit(chosen[i], ref planned))
                    continue;
                queue.PutBack(chosen.Skip(i));
                return;
            }

            planned += active.PadTile();
        }
    }

    private bool TryAdmit(EngineRequest request, ref int planned)
    {
        if (request.IsFinished)
            return true;
        var admission = active.Admit(request, DecodePrefix);
        if (admission == Admission.PrefixFailed)
            request.Fail(new EngineException("the prompt's prefix could not be decoded: " + (NativeLog.TakeLastProblem() ?? "no reason given")));
        else if (admission == Admission.Joined)
            planned += request.ReadyTokens;
        return admission != Admission.Full;
    }

    // By itself, while the requests that are active wait: it happens once a prefix.
    private bool DecodePrefix(ActiveRequest prefix)
    {
        while (prefix.Remaining > 0)
        {
            plan.Clear();
            plan.Add(prefix);
            var code = Compute();
            active.DropPadding(code != 0);
            if (code != 0)
                return false;
            prefix.LeaveBatch();
        }

        Log.PrefixDecoded(logger, prefix.Request.OwnTokens, prefix.Sequences[0]);
        return true;
    }

    private void Decode()
    {
        var started = EngineMetrics.Start();
        var code = Compute();
        EngineMetrics.Decoded(started, batch.Count, batch.Outputs, code);
        if (code == 0)
            Read();
        else
            Recover(code);
    }

    private int Compute()
    {
        var missing = plan.Missing;
        if (missing > 0 && active.Pad(missing) is { } padding)
            plan.AddPadding(padding);
        plan.Fill();
        var statesOnly = true;
        for (var row = 0; row < batch.Outputs; row++)
            statesOnly &= batch.Row(row).Owner?.Request.ReadsLogits != true;
        batch.HasLogits = !statesOnly;
        return context.Decode(batch.Native, statesOnly);
    }

    private void Read()
    {
        for (var row = 0; row < batch.Outputs; row++)
        {
            var (owner, output) = batch.Row(row);
            if (owner is not { Request: { IsFinished: false } request })
                continue;
            try
            {
                request.Accept(output, batch.HasLogits ? context.Logits(row) : default, context.State(row));
                if (output == request.LastOutput)
                    request.Complete();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                request.Fail(e as EngineException ?? new EngineException($"an output could not be read: {e.Message}", e));
            }
        }

        foreach (var request in active.Requests)
            request.LeaveBatch();
        active.LetGoFinished();
    }

    // The library takes back what a failed batch put in the cache only in part, so each request starts again from its prefix.
    private void Recover(int code)
    {
        var involved = active.Requests.Where(a => a.InBatch > 0).ToList();
        var problem = NativeLog.TakeLastProblem() ?? "no reason given";
        foreach (var request in involved)
            active.Restart(request);
        involved.RemoveAll(i => i.Request is FillerRequest);
        if (involved is [var culprit])
            culprit.Request.Fail(new EngineException($"the request could not be decoded: code {code}, {problem}"));
        else
            Log.DecodeFailed(logger, involved.Count, code, problem);
        active.LetGoFinished();
    }
}

using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Hardware;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// The continuous batcher: requests of many callers are decoded together, join at any step and leave as soon as they are read. A prefix
/// that requests share lies in a context's cache once.
/// <para>
/// Several contexts over one model may work side by side on the same queue, each on its share of the threads: a decode's threads wait for
/// each other hundreds of times (at every operator of every layer), contexts never do.
/// </para>
/// </summary>
internal sealed class LlamaEngine : IAsyncDisposable
{
    private readonly List<(LlamaContext Context, DecodeLoop Loop)> lanes = [];
    private readonly RequestQueue queue = new();
    private readonly TokenBudget budget;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILogger logger;
    private readonly int sequences;
    private int running;
    private int forgotten;
    private int disposed;

    /// <summary>Makes contexts over the model and starts their decode threads. The model must outlive the engine.</summary>
    internal LlamaEngine(LlamaModel model, ContextSettings settings, int tokensInFlight, ILoggerFactory loggers)
    {
        logger = loggers.CreateLogger<LlamaEngine>();
        Model = model;
        Limit = Math.Min(settings.ContextTokens, model.File.Shape.TrainedContext);
        sequences = settings.Sequences;
        budget = new TokenBudget(tokensInFlight);
        try
        {
            for (var i = 0; i < settings.Contexts; i++)
            {
                var context = LlamaContext.Create(model, settings);
                lanes.Add((context, new DecodeLoop(context, queue, settings, logger)));
            }
        }
        catch
        {
            Free();
            throw;
        }

        running = lanes.Count;
        var places = settings.Affinity ? CpuTopology.Read()?.Places(lanes.Count, settings.Threads) : null;
        foreach (var (i, (_, loop)) in lanes.Index())
            new Thread(() => Run(loop, places?[i])) { IsBackground = true, Name = "llama decode" }.Start();
    }

    /// <summary>The model that it runs.</summary>
    internal LlamaModel Model { get; }

    /// <summary>Most tokens of one prompt with its prefix and branches.</summary>
    internal int Limit { get; }

    /// <summary>For tests: sequences that requests hold, once the engine is idle.</summary>
    internal int SequencesInUse => lanes.Sum(l => l.Loop.SequencesInUse);

    /// <summary>For tests: prefixes that lie decoded.</summary>
    internal int ResidentPrefixes => lanes.Sum(l => l.Loop.ResidentPrefixes);

    /// <summary>For tests: cells and sequences that were still held when the engine had stopped.</summary>
    internal int Forgotten => forgotten;

    /// <summary>For tests: breaks off a decode, as if the library had failed in it.</summary>
    internal void BreakOff(int nodes) => lanes.ForEach(l => l.Context.BreakOff(nodes));

    /// <summary>Submits a request, waiting where too many tokens are in flight, and completes with its answer.</summary>
    /// <exception cref="SentenceTooLongException">It doesn't fit the context.</exception>
    /// <exception cref="EngineException">The engine failed on it, or was stopped.</exception>
    internal async Task<T> SubmitAsync<T>(EngineRequest<T> request, CancellationToken cancellationToken)
    {
        Check(request);
        var tokens = await budget.AcquireAsync(request.OwnTokens, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!queue.TryAdd(request, out var reason))
                throw reason!;
            using var registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((EngineRequest)state!).Cancel(token), request);
            return await request.Answer.ConfigureAwait(false);
        }
        finally
        {
            budget.Release(tokens);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        foreach (var request in queue.Close(new EngineClosedException()))
            request.Fail(new EngineClosedException());
        await ended.Task.ConfigureAwait(false);
        Free();
    }

    private void Free()
    {
        foreach (var (context, loop) in lanes)
        {
            loop.Dispose();
            context.Dispose();
        }
    }

    // The library checks neither in a way that a caller survives or understands.
    private void Check(EngineRequest request)
    {
        var needed = request.Prefix.Length + request.OwnTokens;
        if (needed > Limit)
            throw new SentenceTooLongException(needed, Limit);
        if (request.Sequences + 2 > sequences)
            throw new EngineException($"a request of {request.Sequences} branches needs more than the {sequences} sequences of the context");
        if (!request.Prefix.FitsVocabulary(Model.Vocabulary.Size) || !FitVocabulary(request.Tokens) || !request.Branches.All(FitVocabulary))
            throw new ArgumentOutOfRangeException(nameof(request), "a token lies outside the model's vocabulary");
    }

    private bool FitVocabulary(int[] tokens)
    {
        foreach (var token in tokens)
        {
            if ((uint)token >= (uint)Model.Vocabulary.Size)
                return false;
        }

        return true;
    }

    // One that fails ends the others: what the library's memory holds then is not known.
    private void Run(DecodeLoop loop, IReadOnlyList<int>? processors)
    {
        if (processors is not null && !ThreadAffinity.TryKeepTo(processors))
            Log.AffinityRefused(logger, processors);
        Exception reason = new EngineClosedException();
        EngineMetrics.Lane(1);
        try
        {
            loop.Run();
        }
        catch (Exception e)
        {
            Log.DecodeLoopEnded(logger, e);
            reason = new EngineException($"the engine failed and must be started again: {e.Message}", e);
        }

        EngineMetrics.Lane(-1);
        foreach (var request in queue.Close(reason))
            request.Fail(reason);
        loop.FailAll(reason);
        Interlocked.Add(ref forgotten, loop.Empty());
        if (Interlocked.Decrement(ref running) == 0)
            ended.SetResult();
    }
}

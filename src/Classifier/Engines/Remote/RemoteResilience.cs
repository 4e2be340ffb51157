using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>How a failing server is treated: asked again a few times, ever later, and left alone for a while when most requests fail.</summary>
internal static class RemoteResilience
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private const int FewestRequests = 20;
    private const double MostFailing = 0.8;

    internal static ResiliencePipeline Pipeline(RemoteOptions options, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.Retries > 0)
            builder.AddRetry(Retry(options, logger));
        return builder.AddCircuitBreaker(Breaker()).Build();
    }

    private static RetryStrategyOptions Retry(RemoteOptions options, ILogger logger) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = FirstDelay < options.MaxRetryDelay ? FirstDelay : options.MaxRetryDelay,
        MaxDelay = options.MaxRetryDelay,
        ShouldHandle = new PredicateBuilder().Handle<RemoteEngineException>(e => e.IsTransient),
        DelayGenerator = attempt => ValueTask.FromResult(
            attempt.Outcome.Exception is RemoteEngineException { RetryAfter: { } wait } ? (wait < options.MaxRetryDelay ? wait : options.MaxRetryDelay) : (TimeSpan?)null),
        OnRetry = attempt =>
        {
            RemoteMetrics.Retried();
            Log.RemoteRetried(logger, attempt.AttemptNumber + 1, attempt.RetryDelay, attempt.Outcome.Exception!.Message);
            return ValueTask.CompletedTask;
        },
    };

    // A server that says 429 is alive: it is slowed down for, not given up.
    private static CircuitBreakerStrategyOptions Breaker() => new()
    {
        FailureRatio = MostFailing,
        MinimumThroughput = FewestRequests,
        SamplingDuration = Window,
        BreakDuration = Break,
        ShouldHandle = new PredicateBuilder().Handle<RemoteEngineException>(
            e => e.IsTransient && e.Status != System.Net.HttpStatusCode.TooManyRequests),
    };
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Following a running system to the end of its work.</summary>
internal static class SystemFollowing
{
    /// <summary>Shows the progress until nothing is left to do; returns the last state and the sentences scored a second.</summary>
    /// <exception cref="CommandException">A role failed: what is left would wait for ever.</exception>
    public static async Task<(Coverage State, double SentencesPerSecond)> FollowAsync(
        this StreamSystem system, CancellationToken cancellationToken)
    {
        var time = system.Services.GetRequiredService<TimeProvider>();
        var wait = ActivatorUtilities.CreateInstance<ScoringWait>(system.Services);
        var rate = new ScoringRate(time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, system.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            var state = await new ScoringProgress(time)
                .ShowAsync(rate.ObserveAsync(wait.StatesAsync(ends.Token), ends.Token), ends.Token)
                .ConfigureAwait(false);
            return (state, rate.SentencesPerSecond);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await system.RunAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Names on standard error what could not be read or scored; returns the exit code.</summary>
    public static async Task<int> ReportFailuresAsync(this StreamSystem system, Coverage state, CancellationToken cancellationToken)
    {
        var sources = await system.Services.GetRequiredService<ISourceStore>().ListAsync(cancellationToken).ConfigureAwait(false);
        var failed = sources.Where(s => s.LastError is not null).ToList();
        foreach (var source in failed)
            Console.Error.WriteLine($"stream: {source.Url}: {source.LastError}");
        if (state.Dead > 0)
            Console.Error.WriteLine($"stream: {state.Dead} sentences can't be scored; their reasons are in stream.dead_sentences");
        return failed.Count == 0 && state.Dead == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }
}

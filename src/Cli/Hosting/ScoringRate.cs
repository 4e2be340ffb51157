using System.Runtime.CompilerServices;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Sentences scored a second, from the first state that shows work to the last.</summary>
internal sealed class ScoringRate(TimeProvider time)
{
    private (long Scored, long At)? first;
    private (long Scored, long At) last;

    /// <summary>The rate so far; 0 before two states differ.</summary>
    public double SentencesPerSecond => first is { } f && last.Scored > f.Scored
        ? (last.Scored - f.Scored) / time.GetElapsedTime(f.At, last.At).TotalSeconds
        : 0;

    /// <summary>Passes states on and notes when the scored count moved.</summary>
    public async IAsyncEnumerable<Coverage> ObserveAsync(
        IAsyncEnumerable<Coverage> states, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var state in states.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (first is null || state.Scored != last.Scored)
                last = (state.Scored, time.GetTimestamp());
            // The start of the clock is the last state before the first score.
            if (first is null || state.Scored == first.Value.Scored)
                first = (state.Scored, time.GetTimestamp());
            yield return state;
        }
    }
}

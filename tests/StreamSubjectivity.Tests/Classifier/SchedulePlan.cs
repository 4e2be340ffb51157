using System.Numerics;
using StreamSubjectivity.Classifier.Batching;
using StreamSubjectivity.Shared.Scoring;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>One schedule's engine, and what may become of its requests.</summary>
/// <param name="engine">The engine.</param>
/// <param name="breaks">Whether decodes are broken off.</param>
/// <param name="compact">Whether the library chooses the cells, and so the last bits.</param>
internal sealed class SchedulePlan(LlamaEngine engine, bool breaks, bool compact)
{
    internal LlamaEngine Engine => engine;

    internal bool Breaks => breaks;

    internal bool IsCompact => compact;

    /// <summary>Submits, and asserts the answer, or a failure that the schedule gives cause for.</summary>
    internal async Task ExpectAsync<T>(EngineRequest<T[]> request, T[] expected, CancellationTokenSource? giveUp, CancellationToken cancellationToken)
        where T : INumber<T>
    {
        var answer = engine.SubmitAsync(request, cancellationToken);
        if (giveUp is not null)
            await giveUp.CancelAsync();
        try
        {
            var given = await answer;
            for (var i = 0; i < expected.Length; i++)
                Assert.InRange(double.CreateChecked(given[i] - expected[i]), -Tolerance, Tolerance);
        }
        catch (OperationCanceledException) when (giveUp is not null)
        {
            Assert.True(giveUp.IsCancellationRequested);
        }
        catch (EngineException e) when (breaks)
        {
            Assert.Contains("could not be decoded", e.Message, StringComparison.Ordinal);
        }
    }

    private double Tolerance => compact ? 2e-2 : 0;
}

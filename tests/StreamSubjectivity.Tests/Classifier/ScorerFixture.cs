using Microsoft.Extensions.Logging.Abstractions;
using StreamSubjectivity.Classifier.Engines;
using Xunit;

[assembly: AssemblyFixture(typeof(StreamSubjectivity.Tests.Classifier.ScorerFixture))]

namespace StreamSubjectivity.Tests.Classifier;

/// <summary>The shipped scorers, each made once for all tests and only if one asks.</summary>
public sealed class ScorerFixture : IAsyncDisposable
{
    private readonly Lazy<Task<LlamaSentenceScorer>> standard = new(() => Start(null));
    private readonly Lazy<Task<LlamaSentenceScorer>> zeroShot = new(() => Start("zero-shot"));

    internal Task<LlamaSentenceScorer> Standard => standard.Value;

    internal Task<LlamaSentenceScorer> ZeroShot => zeroShot.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var scorer in (Lazy<Task<LlamaSentenceScorer>>[])[standard, zeroShot])
        {
            if (scorer.IsValueCreated && scorer.Value.IsCompletedSuccessfully)
                await (await scorer.Value).DisposeAsync();
        }
    }

    private static Task<LlamaSentenceScorer> Start(string? scorer) =>
        SentenceScorerFactory.CreateLlamaAsync(new ScorerOptions { Scorer = scorer }, NullLoggerFactory.Instance, CancellationToken.None);
}

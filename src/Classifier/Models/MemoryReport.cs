using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>An estimate for people, in bytes.</summary>
/// <param name="ContextTokens">Context that it holds for.</param>
/// <param name="Weights">Weights.</param>
/// <param name="Cache">Key-value cache.</param>
/// <param name="Compute">Intermediate results.</param>
/// <param name="Outputs">Outputs.</param>
/// <param name="Total">Sum.</param>
internal sealed record MemoryReport(int ContextTokens, long Weights, long Cache, long Compute, long Outputs, long Total)
{
    internal static MemoryReport Of(ModelFile file, ScorerOptions options)
    {
        var estimate = MemoryEstimate.Of(file, options.ToSettings(), gpuLayers: 0);
        return new MemoryReport(options.ContextTokens, estimate.Weights, estimate.Cache, estimate.Compute, estimate.Outputs, estimate.Total);
    }
}

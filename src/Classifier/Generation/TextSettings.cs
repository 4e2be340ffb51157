using System.Text;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>What bounds a generated text.</summary>
/// <param name="MaxTokens">Most tokens, from 1.</param>
/// <param name="Sampling">How tokens are chosen.</param>
internal sealed record TextSettings(int MaxTokens, Sampling Sampling)
{
    /// <summary>Strings that end it, as UTF-8; none is empty.</summary>
    internal IReadOnlyList<byte[]> Stops { get; private init; } = [];

    /// <summary>What it must look like; null: anything.</summary>
    internal TextGrammar? Grammar { get; init; }

    /// <summary>The same with these stop strings; empty ones are left out.</summary>
    internal TextSettings StoppedBy(IEnumerable<string> stops) => this with { Stops = [.. stops.Where(s => s.Length > 0).Select(Encoding.UTF8.GetBytes)] };
}

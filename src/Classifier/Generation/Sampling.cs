using System.Buffers.Binary;
using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>How the next token is chosen: the most likely one, or drawn.</summary>
/// <param name="Temperature">Logits are divided by it before a token is drawn; 0: always the most likely token.</param>
/// <param name="TopK">Only the k most likely tokens are drawn from; 0: all.</param>
/// <param name="TopP">Of those, only the most likely ones whose probability together reaches this, above 0 to 1 (Holtzman et al. 2020).</param>
/// <param name="Seed">The same seed, prompt and settings draw the same tokens.</param>
internal sealed record Sampling(double Temperature = 0, int TopK = 0, double TopP = 1, ulong Seed = 0)
{
    /// <summary>Always the most likely token.</summary>
    internal static readonly Sampling Greedy = new();

    /// <summary>The same for one of many sentences: they don't all draw alike, and each draws alike in whatever order they come.</summary>
    internal Sampling For(string sentence) => Temperature > 0
        ? this with { Seed = RandomBits.Mix(Seed ^ BinaryPrimitives.ReadUInt64LittleEndian(SentenceHash.Of(sentence))) }
        : this;
}

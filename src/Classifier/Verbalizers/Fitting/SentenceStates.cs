using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>States of sentences by one model and prompt; each is computed once and kept.</summary>
internal sealed class SentenceStates : IDisposable
{
    private readonly LlamaSentenceScorer scorer;
    private readonly StateReading reading;
    private readonly VectorCache cache;

    /// <summary>Opens what is kept.</summary>
    /// <param name="scorer">Made so that it gives this reading.</param>
    /// <param name="file">Its model file.</param>
    /// <param name="folder">Folder of what is kept; null for none.</param>
    /// <param name="reading">Which state.</param>
    internal SentenceStates(LlamaSentenceScorer scorer, ModelFile file, string? folder, StateReading reading)
    {
        (this.scorer, this.reading) = (scorer, reading);
        var identity = scorer.Identity;
        var key = $"{file.Sha256[..16]}.{identity.ModelForm}.{identity.PromptSha256[..16]}.{reading.ToString().ToLowerInvariant()}";
        cache = VectorCache.Open(folder, key, (reading == StateReading.Both ? 2 : 1) * scorer.Engine.Model.Width);
    }

    /// <summary>States of sentences, in their order.</summary>
    internal async Task<float[][]> ReadAsync(IEnumerable<string> sentences, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        return await Task.WhenAll(sentences.Select(async sentence =>
        {
            if (cache.Find(sentence) is not { } state)
            {
                state = await scorer.StateAsync(sentence, reading, cancellationToken).ConfigureAwait(false);
                cache.Add(sentence, state);
            }

            progress.Report(Interlocked.Increment(ref done));
            return state;
        })).ConfigureAwait(false);
    }

    public void Dispose() => cache.Dispose();
}

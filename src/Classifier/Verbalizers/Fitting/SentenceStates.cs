using System.Diagnostics;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>What a model said of sentences under one prompt, as vectors; each sentence is read once and kept.</summary>
internal sealed class SentenceStates : IDisposable
{
    private readonly Func<string, CancellationToken, Task<float[]>> ask;
    private readonly VectorCache cache;
    private int read;
    private TimeSpan reading;

    /// <summary>States.</summary>
    /// <param name="scorer">Made so that it gives this reading.</param>
    /// <param name="file">Its model file.</param>
    /// <param name="folder">Folder of what is kept; null for none.</param>
    /// <param name="reading">Which state.</param>
    internal SentenceStates(LlamaSentenceScorer scorer, ModelFile file, string? folder, StateReading reading)
        : this(
            scorer, file, folder, reading.ToString(), (reading == StateReading.Both ? 2 : 1) * scorer.Engine.Model.Width,
            (sentence, cancellationToken) => scorer.StateAsync(sentence, reading, cancellationToken))
    {
    }

    private SentenceStates(
        LlamaSentenceScorer scorer, ModelFile file, string? folder, string kind, int width, Func<string, CancellationToken, Task<float[]>> ask)
    {
        this.ask = ask;
        // The key covers prompt, label words and shots.
        cache = VectorCache.Open(folder, $"{file.Sha256[..16]}.{scorer.Identity.ModelForm}.{scorer.Identity.Key}.{kind.ToLowerInvariant()}", width);
    }

    /// <summary>Sentences that the model read a second; null where all were kept from before.</summary>
    internal double? ReadPerSecond => read > 0 ? read / reading.TotalSeconds : null;

    /// <summary>Vectors of two: the label words' log-odds, and ln of the probability of all of them.</summary>
    internal static SentenceStates OfLabelWords(LlamaSentenceScorer scorer, ModelFile file, string? folder) => new(
        scorer, file, folder, "label-words", 2,
        async (sentence, cancellationToken) =>
        {
            var judgement = await scorer.ScoreAsync(sentence, cancellationToken).ConfigureAwait(false);
            return [(float)judgement.LogOdds, (float)(judgement.LogLabelMass ?? 0)];
        });

    /// <summary>Vectors of sentences, in their order.</summary>
    internal async Task<float[][]> ReadAsync(IEnumerable<string> sentences, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var started = Stopwatch.GetTimestamp();
        var vectors = await Task.WhenAll(sentences.Select(async sentence =>
        {
            if (cache.Find(sentence) is not { } vector)
            {
                vector = await ask(sentence, cancellationToken).ConfigureAwait(false);
                cache.Add(sentence, vector);
                Interlocked.Increment(ref read);
            }

            progress.Report(Interlocked.Increment(ref done));
            return vector;
        })).ConfigureAwait(false);
        reading += Stopwatch.GetElapsedTime(started);
        return vectors;
    }

    public void Dispose() => cache.Dispose();
}

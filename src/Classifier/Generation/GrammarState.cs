using System.Buffers;
using System.Diagnostics;
using StreamSubjectivity.Classifier.Llama;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>Where one text stands in a grammar. One thread at a time.</summary>
internal sealed unsafe class GrammarState(GrammarHandle handle, int vocabulary) : IDisposable
{
    // Where a text can be read in several ways, the library follows each, and their number may double with every character. All others in
    // the batch wait meanwhile, so the text ends in an error before that gets out of hand.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Chooses a token that the grammar allows; -1 where it allows none.</summary>
    internal int Pick(ReadOnlySpan<float> logits, Sampling sampling, int step)
    {
        // Asking for one token is a thousandth of the work.
        if (sampling.Temperature <= 0)
        {
            var likeliest = TokenSampler.Pick(logits, sampling, step);
            if (likeliest < 0 || Allows(likeliest))
                return likeliest;
        }

        var candidates = ArrayPool<LlamaTokenData>.Shared.Rent(vocabulary);
        var allowed = ArrayPool<float>.Shared.Rent(vocabulary);
        try
        {
            for (var t = 0; t < vocabulary; t++)
                candidates[t] = new LlamaTokenData { Token = t, Logit = logits[t] };
            fixed (LlamaTokenData* first = candidates)
                Apply(first, vocabulary);
            for (var t = 0; t < vocabulary; t++)
                allowed[t] = candidates[t].Logit;
            return TokenSampler.Pick(allowed.AsSpan(0, vocabulary), sampling, step);
        }
        finally
        {
            ArrayPool<LlamaTokenData>.Shared.Return(candidates);
            ArrayPool<float>.Shared.Return(allowed);
        }
    }

    /// <summary>Goes on by a token that <see cref="Pick"/> gave; the library ends the process over any other.</summary>
    /// <exception cref="EngineException">The grammar has too many ways to go on.</exception>
    internal void Accept(int token)
    {
        var started = Stopwatch.GetTimestamp();
        LlamaNative.SamplerAccept(handle, token);
        Watch(started);
    }

    public void Dispose() => handle.Dispose();

    private bool Allows(int token)
    {
        var candidate = new LlamaTokenData { Token = token };
        Apply(&candidate, 1);
        return float.IsFinite(candidate.Logit);
    }

    private void Apply(LlamaTokenData* first, int count)
    {
        var array = new LlamaTokenDataArray { Data = first, Size = (nuint)count, Selected = -1 };
        var started = Stopwatch.GetTimestamp();
        LlamaNative.SamplerApply(handle, &array);
        Watch(started);
    }

    private static void Watch(long started)
    {
        if (Stopwatch.GetElapsedTime(started) > Patience)
            throw new EngineException("the grammar has too many ways to read what was written so far: let its alternatives begin with different characters");
    }
}

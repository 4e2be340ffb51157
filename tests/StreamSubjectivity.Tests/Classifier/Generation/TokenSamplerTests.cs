using StreamSubjectivity.Classifier.Generation;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Generation;

public sealed class TokenSamplerTests
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0.5, 0, 1)]
    [InlineData(2, 5, 1)]
    [InlineData(1, 0, 0.8)]
    [InlineData(1.3, 12, 0.7)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 0, 0.0001)]
    public void Tokens_are_drawn_as_often_as_their_probability_says(double temperature, int topK, double topP)
    {
        var random = new Random(3);
        float[] logits = [.. Enumerable.Range(0, 37).Select(_ => (random.NextSingle() * 8) - 4), float.NegativeInfinity];
        var sampling = new Sampling(temperature, topK, topP, 11);

        var counts = new int[logits.Length];
        for (var step = 0; step < Draws; step++)
            counts[TokenSampler.Pick(logits, sampling, step)]++;

        var expected = Reference(logits, sampling);
        for (var t = 0; t < logits.Length; t++)
        {
            Assert.Equal(expected[t] > 0, counts[t] > 0 || (expected[t] is > 0 and < 1e-3));
            Assert.Equal(expected[t], counts[t] / (double)Draws, 0.015);
        }
    }

    [Fact]
    public void The_most_likely_token_is_found_wherever_it_is()
    {
        for (var length = 1; length < 70; length++)
        {
            for (var at = 0; at < length; at++)
            {
                var logits = new float[length];
                Array.Fill(logits, -5);
                logits[at] = -4;
                Assert.Equal(at, TokenSampler.Pick(logits, Sampling.Greedy, 0));
            }
        }
    }

    [Fact]
    public void Where_no_logit_is_a_number_nothing_is_chosen()
    {
        Assert.Equal(-1, TokenSampler.Pick([float.NegativeInfinity, float.NegativeInfinity], Sampling.Greedy, 0));
        Assert.Equal(-1, TokenSampler.Pick([float.NaN, float.NaN], new Sampling(1), 0));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 40, 0.9)]
    [InlineData(1, 0, 0.9)]
    public void A_choice_allocates_nothing(double temperature, int topK, double topP)
    {
        var random = new Random(3);
        float[] logits = [.. Enumerable.Range(0, 49_152).Select(_ => random.NextSingle() * 12)];
        var sampling = new Sampling(temperature, topK, topP, 11);
        TokenSampler.Pick(logits, sampling, 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 20; step++)
            TokenSampler.Pick(logits, sampling, step);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double[] Reference(float[] logits, Sampling sampling)
    {
        var weights = Array.ConvertAll(logits, l => Math.Exp(l / sampling.Temperature));
        var order = Enumerable.Range(0, logits.Length).OrderByDescending(t => weights[t]).ToList();
        if (sampling.TopK > 0)
            order = [.. order.Take(sampling.TopK)];
        var (kept, total, reached) = (new List<int>(), order.Sum(t => weights[t]), 0d);
        foreach (var t in order.TakeWhile(_ => kept.Count == 0 || reached < sampling.TopP * total))
        {
            kept.Add(t);
            reached += weights[t];
        }

        return [.. Enumerable.Range(0, logits.Length).Select(t => kept.Contains(t) ? weights[t] / reached : 0)];
    }
}

using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Output;

/// <summary>What a run that ends by itself did, as JSON.</summary>
/// <param name="Outlets">Outlets with articles.</param>
/// <param name="Articles">Articles.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Scored">Sentences with a score.</param>
/// <param name="Unscorable">Sentences with a recorded reason for having none.</param>
/// <param name="Seconds">Wall-clock seconds from the start of the program.</param>
/// <param name="SentencesPerSecond">Sentences scored in this run over the seconds from the first score to the last.</param>
internal sealed record RunSummary(
    int Outlets, long Articles, long Sentences, long Scored, long Unscorable, double Seconds, double SentencesPerSecond)
{
    /// <summary>Makes a summary of the last state of a run.</summary>
    public static RunSummary Of(Coverage state, TimeSpan elapsed, double rate) => new(
        state.Outlets, state.Articles, state.Sentences, state.Scored, state.Dead, Math.Round(elapsed.TotalSeconds, 1), Math.Round(rate, 1));
}

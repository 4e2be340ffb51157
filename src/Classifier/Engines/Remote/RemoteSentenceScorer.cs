using StreamSubjectivity.Classifier.Generation;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Engines.Remote;

/// <summary>Judges sentences with a model on an inference server, by its label words.</summary>
internal sealed class RemoteSentenceScorer : ISentenceScorer
{
    private readonly RemoteClient client;
    private readonly LabelReader reader;
    private readonly BatchCollector<RemoteItem, double[]> collector;
    private readonly Verbalizer verbalizer;
    private readonly int subjective;

    /// <summary>Takes over the client.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="reader">Prepared.</param>
    /// <param name="verbalizer">One that reads label words.</param>
    /// <param name="subjective">How many of the words are subjective; they come first.</param>
    /// <param name="identity">What its scores depend on.</param>
    /// <param name="options">How requests are put together.</param>
    /// <param name="time">The clock.</param>
    internal RemoteSentenceScorer(
        RemoteClient client, LabelReader reader, Verbalizer verbalizer, int subjective, ScorerIdentity identity, RemoteOptions options, TimeProvider time)
    {
        (this.client, this.reader, this.verbalizer, this.subjective) = (client, reader, verbalizer, subjective);
        collector = new BatchCollector<RemoteItem, double[]>(
            reader.ReadAsync, reader.MostItems, reader.MostItems > 1 ? options.BatchDelay : TimeSpan.Zero, options.Concurrency, time);
        Identity = identity;
    }

    public ScorerIdentity Identity { get; }

    public async ValueTask<SentenceJudgement> ScoreAsync(string sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var item = await reader.ReadyAsync(reader.Template.Render(sentence), cancellationToken).ConfigureAwait(false);
        var words = await collector.SubmitAsync(item, cancellationToken).ConfigureAwait(false);
        var logOdds = Likelihood.LogSumExp(words.AsSpan(0, subjective)) - Likelihood.LogSumExp(words.AsSpan(subjective));
        return verbalizer.Judge(verbalizer.LogOdds(default, logOdds));
    }

    public async ValueTask DisposeAsync()
    {
        await collector.DisposeAsync().ConfigureAwait(false);
        client.Dispose();
    }
}

using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Caching;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Shared.Wire;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>
/// The classifier role: consume, score, write, store offsets, in that order. At the end it stops reading, lets what is in flight finish
/// within the drain deadline, writes it, commits and leaves the group.
/// </summary>
internal sealed class ClassifierService(
    ISentenceScorer scorer,
    IScoreStore store,
    IScoreLookup lookup,
    DeadLetterTopic deadLetters,
    ClassifierHealth health,
    IOptions<BrokerOptions> broker,
    IOptions<ClassifierOptions> options,
    TimeProvider time,
    ILogger<ClassifierService> logger) : BackgroundService
{
    private readonly MeasuredLanguages languages = new(scorer, options.Value.UnmeasuredLanguages);
    private SentenceJudge judge = new(scorer, options.Value, health, time, logger);
    private int scorerId;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        scorerId = await store.ActivateScorerAsync(scorer.Identity, stoppingToken).ConfigureAwait(false);
        if (scorer.Warning is { } warning)
            Log.ScorerWarns(logger, warning);
        Log.ConsumerStarts(
            logger, scorer.Identity.Key, scorer.Identity.ModelForm, scorer.Identity.PromptName, broker.Value.Topic, broker.Value.ConsumerGroup);

        using var cacheEnds = new CancellationTokenSource();
        var looking = StartCache(cacheEnds.Token);
        using var consumer = new SentenceConsumer(broker.Value, options.Value, health, logger);
        using var abandon = new CancellationTokenSource();
        var writer = new ScoreWriter(store, options.Value, health, time, logger);
        var writing = writer.RunAsync(scorerId, work => consumer.Finish(work.Record, work.Watermark), abandon.Token);
        await Task.Factory.StartNew(
            () => consumer.Run((record, watermark) => _ = HandleAsync(consumer, writer, record, watermark, abandon.Token), stoppingToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).ConfigureAwait(false);
        await DrainAsync(consumer, writer, writing, abandon).ConfigureAwait(false);
        consumer.Close();
        await cacheEnds.CancelAsync().ConfigureAwait(false);
        await looking.ConfigureAwait(false);
    }

    private Task StartCache(CancellationToken cancellationToken)
    {
        if (!options.Value.ScoreCache)
            return Task.CompletedTask;

        var days = options.Value.ScoreCacheDays;
        var stored = days == 0 ? null : new StoredJudgements(lookup, scorerId, days, time, logger);
        judge = new(scorer, options.Value, health, time, logger, new ScoreCache(new(options.Value.ScoreCacheSize), stored));
        return stored?.RunAsync(cancellationToken) ?? Task.CompletedTask;
    }

    private async Task DrainAsync(SentenceConsumer consumer, ScoreWriter writer, Task writing, CancellationTokenSource abandon)
    {
        using var deadline = new CancellationTokenSource(options.Value.DrainDeadline, time);
        try
        {
            while (consumer.InFlight > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, deadline.Token).ConfigureAwait(false);
            writer.Complete();
            await writing.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log.Undrained(logger, consumer.InFlight);
            await abandon.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HandleAsync(
        SentenceConsumer consumer,
        ScoreWriter writer,
        ConsumeResult<byte[], byte[]> record,
        PartitionWatermark watermark,
        CancellationToken cancellationToken)
    {
        using var span = SentenceTrace.Process(record);
        try
        {
            var sentence = SentenceRecordJson.Read(record.Message.Value);
            if (languages.Refuse(sentence.Language) is { } unmeasured)
            {
                await RecordAsync(new DeadSentence(sentence.Article, sentence.Ordinal, unmeasured), cancellationToken).ConfigureAwait(false);
                consumer.Finish(record, watermark);
                return;
            }

            try
            {
                var judgement = await judge.JudgeAsync(sentence.Text, cancellationToken).ConfigureAwait(false);
                writer.Add(new ScoredSentence(new SentenceInFlight(sentence, record, watermark), judgement));
            }
            catch (PoisonedSentenceException e)
            {
                var dead = new DeadSentence(sentence.Article, sentence.Ordinal, e.Message);
                await BuryAsync(record, e.Message, dead, cancellationToken).ConfigureAwait(false);
                consumer.Finish(record, watermark);
            }
        }
        catch (WireFormatException e)
        {
            await BuryAsync(record, e.Message, null, cancellationToken).ConfigureAwait(false);
            consumer.Finish(record, watermark);
        }
        catch (OperationCanceledException)
        {
            // Abandoned at the end of the program: the offset stays unstored and the record is read again.
        }
    }

    private async Task RecordAsync(DeadSentence sentence, CancellationToken cancellationToken)
    {
        for (var backoff = default(Backoff); ;)
        {
            try
            {
                await store.RecordDeadAsync(scorerId, [sentence], cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                var delay = backoff.Next();
                health.Fail(ClassifierHealth.Store, e.Message);
                Log.DeadLetterFails(logger, delay, e.Message);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task BuryAsync(
        ConsumeResult<byte[], byte[]> record, string reason, DeadSentence? sentence, CancellationToken cancellationToken)
    {
        for (var backoff = default(Backoff); ;)
        {
            try
            {
                await deadLetters.SendAsync(record, reason, cancellationToken).ConfigureAwait(false);
                if (sentence is not null)
                    await store.RecordDeadAsync(scorerId, [sentence], cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                var delay = backoff.Next();
                Log.DeadLetterFails(logger, delay, e.Message);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}

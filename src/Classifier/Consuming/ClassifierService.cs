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

    // What a record ended in that neither a retry nor a dead letter is for.
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SentenceJudge judge = new(scorer, options.Value, health, time, logger);
    private int scorerId;

    /// <exception cref="KafkaException">The broker's client refuses what no retry mends: the host ends, and others take the partitions.</exception>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        scorerId = await store.ActivateScorerAsync(scorer.Identity, stoppingToken).ConfigureAwait(false);
        if (scorer.Warning is { } warning)
            Log.ScorerWarns(logger, warning);
        Log.ConsumerStarts(
            logger, scorer.Identity.Key, scorer.Identity.ModelForm, scorer.Identity.PromptName, broker.Value.Topic, broker.Value.ConsumerGroup);

        using var cacheEnds = new CancellationTokenSource();
        var looking = StartCache(cacheEnds.Token);
        try
        {
            await ConsumeAsync(stoppingToken).ConfigureAwait(false);
        }
        finally
        {
            await cacheEnds.CancelAsync().ConfigureAwait(false);
            await looking.ConfigureAwait(false);
        }
    }

    private async Task ConsumeAsync(CancellationToken stoppingToken)
    {
        using var consumer = new SentenceConsumer(broker.Value, options.Value, health, logger);
        using var abandon = new CancellationTokenSource();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var writer = new ScoreWriter(store, options.Value, health, time, logger);
        var writing = writer.RunAsync(scorerId, consumer.Finish, abandon.Token);
        var reading = Task.Factory.StartNew(
            () => consumer.Run((record, watermark) => _ = HandleAsync(consumer, writer, record, watermark, abandon.Token), ends.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var first = await Task.WhenAny(reading, writing, broken.Task).ConfigureAwait(false);
        if (first.IsCompletedSuccessfully)
        {
            await DrainAsync(consumer, writer, writing, abandon).ConfigureAwait(false);
            consumer.Close();
            return;
        }

        // A member that reads on while nothing is written would look alive and hold its partitions for ever.
        await ends.CancelAsync().ConfigureAwait(false);
        await abandon.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(reading, writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
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
            await Task.WhenAny(consumer.DrainedAsync(), writing, broken.Task).WaitAsync(deadline.Token).ConfigureAwait(false);
            writer.Complete();
            await writing.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Log.Undrained(logger, consumer.InFlight);
            await abandon.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (broken.Task.IsCompleted)
            await broken.Task.ConfigureAwait(false);
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
        catch (Exception e)
        {
            broken.TrySetException(e);
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

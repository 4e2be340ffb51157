namespace StreamSubjectivity.Faults;

/// <summary>The program broken on purpose in three ways: where the bench finds nothing then, it proves nothing.</summary>
internal static class SabotagedRows
{
    public static IEnumerable<FaultRow> All =>
    [
        new("sabotage-offset-early", 5, 2, OffsetEarlyAsync) { Sabotaged = true },
        new("sabotage-no-key", 5, 2, NoKeyAsync) { Sabotaged = true },
        new("sabotage-rollup-twice", 1, 1, RollupTwiceAsync) { Sabotaged = true },
    ];

    // The client itself stores the offset of what it hands over, whatever becomes of it.
    private static Task<(TimeSpan, string?)> OffsetEarlyAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Set("STREAM__BROKER__PROPERTIES__enable.auto.offset.store", "true");
        scene.Set("STREAM__BROKER__PROPERTIES__auto.commit.interval.ms", "10");
        return ClassifierRows.KillAsync(scene, KillPlace.AfterCommit, times, cancellationToken);
    }

    private static async Task<(TimeSpan, string?)> NoKeyAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.ExecuteAsync("ALTER TABLE stream.scores DROP CONSTRAINT pk_scores", cancellationToken).ConfigureAwait(false);
        return await ClassifierRows.KillAsync(scene, KillPlace.AfterCommit, times, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(TimeSpan, string?)> RollupTwiceAsync(Servers servers, Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.ExecuteAsync(
            """
            CREATE FUNCTION stream.twice() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.own_sum := 2 * NEW.own_sum - OLD.own_sum;
                RETURN NEW;
            END $$;
            CREATE TRIGGER twice BEFORE UPDATE ON stream.daily_rollups FOR EACH ROW EXECUTE FUNCTION stream.twice()
            """,
            cancellationToken).ConfigureAwait(false);
        return await ClassifierRows.KillAsync(scene, KillPlace.AfterCommit, times, cancellationToken).ConfigureAwait(false);
    }
}

namespace StreamSubjectivity.Faults;

/// <summary>The program broken on purpose in three ways: where the bench finds nothing then, it proves nothing.</summary>
internal static class SabotagedRows
{
    public static IEnumerable<FaultRow> All =>
    [
        new("sabotage-offset-early", 5, 1, OffsetEarlyAsync) { Sabotaged = true },
        new("sabotage-no-key", 1, 1, NoKeyAsync) { Sabotaged = true },
        new("sabotage-rollup-twice", 1, 1, RollupTwiceAsync) { Sabotaged = true },
    ];

    // A store that says it has written before it has: offsets go first.
    private static Task<Outcome> OffsetEarlyAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        scene.Set(Worker.EarlyVariable, "1");
        // What is lost never comes.
        scene.Quiet = TimeSpan.FromSeconds(15);
        scene.Set("STREAM__BROKER__PROPERTIES__auto.commit.interval.ms", "10");
        return ProcessRows.KillAsync(scene, KillPlace.BeforeOffset, times, cancellationToken);
    }

    private static async Task<Outcome> NoKeyAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.Stored.ExecuteAsync("ALTER TABLE stream.scores DROP CONSTRAINT pk_scores", cancellationToken).ConfigureAwait(false);
        return await StreamRows.TwoGroupsAsync(scene, times, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Outcome> RollupTwiceAsync(Scene scene, int times, CancellationToken cancellationToken)
    {
        await scene.Stored.ExecuteAsync(
            """
            CREATE FUNCTION stream.twice() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.own_sum := 2 * NEW.own_sum - OLD.own_sum;
                RETURN NEW;
            END $$;
            CREATE TRIGGER twice BEFORE UPDATE ON stream.daily_rollups FOR EACH ROW EXECUTE FUNCTION stream.twice()
            """,
            cancellationToken).ConfigureAwait(false);
        return await ProcessRows.KillAsync(scene, KillPlace.AfterCommit, times, cancellationToken).ConfigureAwait(false);
    }
}

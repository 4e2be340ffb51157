using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>Outlets by the hundred, as the figures of their days alone.</summary>
internal static class ManyOutlets
{
    /// <summary>Stores so many outlets with three articles on each day up to today; their keys are <c>outlet-1.example</c> and so on.</summary>
    public static async Task FillAsync(this TestStore store, int outlets, int days, CancellationToken cancellationToken)
    {
        var scorer = await store.Get<IScoreStore>().ActivateScorerAsync(Newsroom.Scorer, cancellationToken);
        await store.ExecuteAsync(
            $"""
            INSERT INTO stream.outlets (key, name, created)
            SELECT 'outlet-' || i || '.example', CASE WHEN i % 50 = 0 THEN 'L''Écho du Café ' ELSE 'The Daily ' END || i, now() FROM generate_series(1, {outlets}) i;
            INSERT INTO stream.daily_rollups
                (outlet_id, day, section, language, scorer_id, articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares)
            SELECT o.id, current_date - d, '', 'en', {scorer}, 3, 30, 0, 30, 30 * m, 10, 3 * m, (3 * m::numeric * m + 20000000000)
            FROM stream.outlets o, generate_series(0, {days - 1}) d, LATERAL (SELECT 200000 + (o.id * 7919 + d * 104729) % 300000 AS m) x;
            INSERT INTO stream.daily_volumes (outlet_id, day, section, language, articles, sentences)
            SELECT outlet_id, day, section, language, articles, sentences FROM stream.daily_rollups;
            """,
            cancellationToken);
    }
}

using StreamSubjectivity.Store.Connections;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Text;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Labels;

internal sealed class LabelDraw(Database database) : ILabelDraw
{
    private const int MostSentences = 4000;

    // The article after a random instant, by the index: no table is read whole. Articles after a pause are a little likelier.
    private const string Draw =
        """
        WITH drawn AS (
            SELECT DISTINCT a.id, a.day, a.title, a.language, a.published, a.outlet_id
            FROM (SELECT max(published) AS newest FROM stream.articles) m
            CROSS JOIN unnest($1::double precision[]) back
            CROSS JOIN LATERAL (
                SELECT id, day, title, language, published, outlet_id FROM stream.articles
                WHERE published >= m.newest - make_interval(secs => back) ORDER BY published LIMIT 1) a)
        SELECT d.id, s.ordinal, s.text, s.hash, d.title, o.name, d.language, d.published, c.p_subjective, c.log_odds, c.subjective,
               row_number() OVER (PARTITION BY d.id ORDER BY random()) AS turn
        FROM drawn d
        JOIN stream.outlets o ON o.id = d.outlet_id
        JOIN stream.scorers x ON x.active
        CROSS JOIN LATERAL (
            SELECT ordinal, text, hash FROM stream.sentences
            WHERE day = d.day AND article_id = d.id AND position IS NOT NULL AND NOT quoted AND text <> '') s
        CROSS JOIN LATERAL (
            SELECT p_subjective, log_odds, subjective FROM stream.scores
            WHERE day = d.day AND article_id = d.id AND ordinal = s.ordinal AND scorer_id = x.id LIMIT 1) c
        WHERE NOT EXISTS (SELECT FROM stream.sentence_labels l WHERE l.hash = s.hash AND l.labelled_by = $2)
        ORDER BY turn, random() LIMIT $3
        """;

    public async Task<IReadOnlyList<QueuedSentence>> DrawAsync(TimeSpan back, string by, int articles, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(articles, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(articles, 200);
        var instants = Enumerable.Range(0, articles).Select(_ => Random.Shared.NextDouble() * back.TotalSeconds).ToArray();
        return await database.RunAsync(
            c => c.QueryAsync(
                Draw,
                row => new QueuedSentence(
                    new SentencePlace(row.GetInt64(0), row.GetInt32(1)), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetString(4),
                    row.GetString(5), row.GetString(6), row.GetFieldValue<DateTimeOffset>(7),
                    new ReadScore(Math.Round(row.GetFloat(8), 6), Math.Round(row.GetFloat(9), 6), row.GetBoolean(10))),
                cancellationToken,
                P(instants),
                P(StorableText.Cut(by, 200)),
                P(MostSentences)),
            cancellationToken);
    }
}

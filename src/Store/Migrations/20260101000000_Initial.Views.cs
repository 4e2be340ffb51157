namespace StreamSubjectivity.Store.Migrations;

/// <summary>Schema <c>api</c>: what analysts and the dashboard read.</summary>
public partial class Initial
{
    private const string AnalystViews =
        """
        CREATE SCHEMA api;
        COMMENT ON SCHEMA api IS 'StreamSubjectivity for analysts: columns here keep their names and meaning; schema stream behind it does not.';

        CREATE VIEW api.scorers AS
        SELECT s.key AS scorer, s.model_form, s.prompt_name AS prompt, s.label_words, s.active, s.created AS since,
               s.model_sha256, s.prompt_sha256, s.verbalizer_sha256
        FROM stream.scorers s;
        COMMENT ON VIEW api.scorers IS 'A row a scorer: what a score depends on. Scores of two scorers are not comparable.';
        COMMENT ON COLUMN api.scorers.scorer IS 'Key that names the scorer everywhere: twelve hex digits';
        COMMENT ON COLUMN api.scorers.model_form IS 'Form of the model that runs, for example Q4_0';
        COMMENT ON COLUMN api.scorers.prompt IS 'Name of the prompt';
        COMMENT ON COLUMN api.scorers.label_words IS 'Words whose likelihoods are ranked';
        COMMENT ON COLUMN api.scorers.active IS 'Whether new sentences get its scores; true for one row at most';
        COMMENT ON COLUMN api.scorers.since IS 'When it was first used';
        COMMENT ON COLUMN api.scorers.model_sha256 IS 'SHA-256 of the model file';
        COMMENT ON COLUMN api.scorers.prompt_sha256 IS 'SHA-256 of the prompt file';
        COMMENT ON COLUMN api.scorers.verbalizer_sha256 IS 'SHA-256 of the verbalizer file; null where label words alone decide';

        CREATE VIEW api.sentence_scores AS
        SELECT a.id AS article_id, o.key AS outlet, a.section, a.language, a.published,
               s.ordinal, s.position, s.paragraph, s.text, s.quoted, r.key AS scorer,
               c.p_subjective::double precision AS p_subjective, c.log_odds::double precision AS log_odds,
               CASE WHEN c.subjective THEN 'SUBJ' ELSE 'OBJ' END AS label
        FROM stream.articles a
        JOIN stream.outlets o ON o.id = a.outlet_id
        JOIN stream.sentences s ON s.article_id = a.id AND s.day = a.day
        JOIN stream.scores c ON c.article_id = s.article_id AND c.ordinal = s.ordinal AND c.day = s.day
        JOIN stream.scorers r ON r.id = c.scorer_id;
        COMMENT ON VIEW api.sentence_scores IS 'A row a sentence and scorer.';
        COMMENT ON COLUMN api.sentence_scores.article_id IS 'The article: api.article_scores.article_id';
        COMMENT ON COLUMN api.sentence_scores.outlet IS 'Key of the outlet, usually its host name';
        COMMENT ON COLUMN api.sentence_scores.section IS 'Section of the outlet; null where the article names none';
        COMMENT ON COLUMN api.sentence_scores.language IS 'BCP 47 language, und where unknown';
        COMMENT ON COLUMN api.sentence_scores.published IS 'When the article was published';
        COMMENT ON COLUMN api.sentence_scores.ordinal IS 'Number of the sentence in its article that never changes over its versions';
        COMMENT ON COLUMN api.sentence_scores.position IS 'Place in the current version from 0; null where the sentence is no longer in it';
        COMMENT ON COLUMN api.sentence_scores.paragraph IS 'Number of its paragraph from 0';
        COMMENT ON COLUMN api.sentence_scores.text IS 'The sentence';
        COMMENT ON COLUMN api.sentence_scores.quoted IS 'Whether most of it is quotation: its tone is the source''s, not the outlet''s';
        COMMENT ON COLUMN api.sentence_scores.scorer IS 'Key of the scorer: api.scorers.scorer';
        COMMENT ON COLUMN api.sentence_scores.p_subjective IS 'Calibrated P(SUBJ), 0 to 1';
        COMMENT ON COLUMN api.sentence_scores.log_odds IS 'Natural log of P(SUBJ)/P(OBJ) before calibration';
        COMMENT ON COLUMN api.sentence_scores.label IS 'The decision: SUBJ or OBJ';

        CREATE VIEW api.article_scores AS
        SELECT a.id AS article_id, o.key AS outlet, o.name AS outlet_name, a.title, a.canonical_url AS url, a.authors,
               a.section, a.language, a.published, s.key AS scorer, a.sentence_count AS sentences,
               coalesce(r.scored, 0) AS scored, coalesce(r.own, 0) AS own_sentences,
               r.own_sum / nullif(r.own, 0)::double precision / 1e6 AS p_subjective,
               r.own_subjective / nullif(r.own, 0)::double precision AS subjective_share,
               coalesce(r.scored + r.dead, 0) >= a.sentence_count AS complete
        FROM stream.articles a
        JOIN stream.outlets o ON o.id = a.outlet_id
        CROSS JOIN stream.scorers s
        LEFT JOIN stream.article_rollups r ON r.article_id = a.id AND r.scorer_id = s.id
        WHERE s.active OR r.article_id IS NOT NULL;
        COMMENT ON VIEW api.article_scores IS 'A row an article for the active scorer, scored or not, and one for each other scorer that has scores of it.';
        COMMENT ON COLUMN api.article_scores.article_id IS 'The article';
        COMMENT ON COLUMN api.article_scores.outlet IS 'Key of the outlet, usually its host name';
        COMMENT ON COLUMN api.article_scores.outlet_name IS 'Name of the outlet for people';
        COMMENT ON COLUMN api.article_scores.title IS 'Headline of the current version';
        COMMENT ON COLUMN api.article_scores.url IS 'Canonical URL';
        COMMENT ON COLUMN api.article_scores.authors IS 'Authors in order; may be empty';
        COMMENT ON COLUMN api.article_scores.section IS 'Section of the outlet; null where the article names none';
        COMMENT ON COLUMN api.article_scores.language IS 'BCP 47 language, und where unknown';
        COMMENT ON COLUMN api.article_scores.published IS 'When it was published';
        COMMENT ON COLUMN api.article_scores.scorer IS 'Key of the scorer: api.scorers.scorer';
        COMMENT ON COLUMN api.article_scores.sentences IS 'Sentences of the current version';
        COMMENT ON COLUMN api.article_scores.scored IS 'Of those, sentences with a score';
        COMMENT ON COLUMN api.article_scores.own_sentences IS 'Of the scored, sentences that are not mostly quotation';
        COMMENT ON COLUMN api.article_scores.p_subjective IS 'Mean P(SUBJ) of the own sentences, 0 to 1; null where there are none';
        COMMENT ON COLUMN api.article_scores.subjective_share IS 'Share of the own sentences labelled SUBJ, 0 to 1; null where there are none';
        COMMENT ON COLUMN api.article_scores.complete IS 'Whether every sentence has a score or a recorded reason for having none';

        CREATE VIEW api.outlet_daily AS
        SELECT o.key AS outlet, o.name AS outlet_name, nullif(d.section, '') AS section, d.language, d.day, s.key AS scorer,
               d.articles, d.sentences, d.own AS own_sentences,
               d.article_sum / d.articles::double precision / 1e6 AS p_subjective,
               CASE WHEN d.articles > 1 THEN sqrt(greatest(0, d.article_sum_squares - d.article_sum::numeric * d.article_sum / d.articles)
                   / (d.articles - 1))::double precision / 1e6 END AS p_subjective_sd,
               d.own_subjective / d.own::double precision AS subjective_share,
               v.articles AS articles_stored, d.sentences + d.dead >= v.sentences AS complete
        FROM stream.daily_rollups d
        JOIN stream.outlets o ON o.id = d.outlet_id
        JOIN stream.scorers s ON s.id = d.scorer_id
        LEFT JOIN stream.daily_volumes v
            ON v.outlet_id = d.outlet_id AND v.day = d.day AND v.section = d.section AND v.language = d.language
        WHERE d.articles > 0;
        COMMENT ON VIEW api.outlet_daily IS 'A row a UTC day, section, language and scorer of an outlet, where at least one article has a score.';
        COMMENT ON COLUMN api.outlet_daily.outlet IS 'Key of the outlet, usually its host name';
        COMMENT ON COLUMN api.outlet_daily.outlet_name IS 'Name of the outlet for people';
        COMMENT ON COLUMN api.outlet_daily.section IS 'Section of the outlet; null for the articles that name none';
        COMMENT ON COLUMN api.outlet_daily.language IS 'BCP 47 language, und where unknown';
        COMMENT ON COLUMN api.outlet_daily.day IS 'UTC day of publication';
        COMMENT ON COLUMN api.outlet_daily.scorer IS 'Key of the scorer: api.scorers.scorer';
        COMMENT ON COLUMN api.outlet_daily.articles IS 'Articles with a score: the n of the mean';
        COMMENT ON COLUMN api.outlet_daily.sentences IS 'Scored sentences, quotations among them';
        COMMENT ON COLUMN api.outlet_daily.own_sentences IS 'Scored sentences that are not mostly quotation';
        COMMENT ON COLUMN api.outlet_daily.p_subjective IS 'Mean over the articles of the article score, 0 to 1';
        COMMENT ON COLUMN api.outlet_daily.p_subjective_sd IS 'Sample standard deviation of the article scores; null for one article';
        COMMENT ON COLUMN api.outlet_daily.subjective_share IS 'Share of the own sentences labelled SUBJ, 0 to 1';
        COMMENT ON COLUMN api.outlet_daily.articles_stored IS 'Articles of that day, scored or not';
        COMMENT ON COLUMN api.outlet_daily.complete IS 'Whether every sentence of that day has a score or a recorded reason for having none';

        CREATE VIEW api.coverage AS
        WITH active AS (SELECT id FROM stream.scorers WHERE active),
        stored AS (
            SELECT outlet_id, sum(articles) AS articles, sum(sentences) AS sentences
            FROM stream.daily_volumes GROUP BY outlet_id),
        settled AS (
            SELECT outlet_id, sum(sentences) AS scored, sum(dead) AS dead
            FROM stream.daily_rollups WHERE scorer_id = (SELECT id FROM active) GROUP BY outlet_id),
        open AS (
            SELECT id, outlet_id, first_seen, sentence_count FROM stream.articles WHERE settled_by IS NULL
            UNION ALL
            SELECT a.id, a.outlet_id, a.first_seen, a.sentence_count
            FROM stream.scorers s JOIN stream.articles a ON a.settled_by = s.id WHERE NOT s.active),
        waiting AS (
            SELECT a.outlet_id, min(a.first_seen) AS oldest
            FROM open a LEFT JOIN stream.article_rollups r
                ON r.article_id = a.id AND r.scorer_id = (SELECT id FROM active)
            WHERE a.sentence_count > coalesce(r.scored + r.dead, 0) GROUP BY a.outlet_id)
        SELECT o.key AS outlet, o.name AS outlet_name, coalesce(v.articles, 0) AS articles,
               coalesce(v.sentences, 0) AS sentences, coalesce(d.scored, 0) AS scored, coalesce(d.dead, 0) AS dead,
               coalesce(v.sentences, 0) - coalesce(d.scored, 0) - coalesce(d.dead, 0) AS waiting,
               w.oldest AS oldest_waiting
        FROM stream.outlets o
        LEFT JOIN stored v ON v.outlet_id = o.id
        LEFT JOIN settled d ON d.outlet_id = o.id
        LEFT JOIN waiting w ON w.outlet_id = o.id;
        COMMENT ON VIEW api.coverage IS 'A row an outlet: what is stored and what waits for a score of the active scorer.';
        COMMENT ON COLUMN api.coverage.outlet IS 'Key of the outlet, usually its host name';
        COMMENT ON COLUMN api.coverage.outlet_name IS 'Name of the outlet for people';
        COMMENT ON COLUMN api.coverage.articles IS 'Articles that are stored';
        COMMENT ON COLUMN api.coverage.sentences IS 'Sentences of their current versions';
        COMMENT ON COLUMN api.coverage.scored IS 'Of those, sentences with a score of the active scorer';
        COMMENT ON COLUMN api.coverage.dead IS 'Of those, sentences with a recorded reason for having none';
        COMMENT ON COLUMN api.coverage.waiting IS 'Of those, sentences with neither';
        COMMENT ON COLUMN api.coverage.oldest_waiting IS 'When the oldest article with waiting sentences was first seen; null where nothing waits';
        """;
}

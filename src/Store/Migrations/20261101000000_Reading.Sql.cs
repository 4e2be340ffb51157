namespace StreamSubjectivity.Store.Migrations
{
    public partial class Reading
    {
        // An index on a partitioned table is made empty here and, partition by partition, by OnlineIndexes: nobody waits for it.
        private const string WordIndex =
            """
            CREATE INDEX ix_sentences_words ON ONLY stream.sentences USING gin
                ((to_tsvector('simple'::regconfig, left(text, 10000)) || array_to_tsvector(ARRAY[' '::text || (CASE WHEN isfinite(day) THEN day - DATE '2000-01-01' ELSE -1000000 END)::text])))
                WITH (gin_pending_list_limit = 512)
            """;

        private const string Labels =
            """
            CREATE VIEW api.sentence_labels AS
            SELECT article_id, ordinal, text, language, CASE WHEN subjective THEN 'SUBJ' ELSE 'OBJ' END AS label, labelled_by, labelled_at,
                   (ARRAY['chosen', 'random', 'near threshold'])[origin + 1] AS drawn, scorer, p_subjective::double precision AS p_subjective,
                   CASE WHEN said_subjective THEN 'SUBJ' WHEN NOT said_subjective THEN 'OBJ' END AS scorer_label
            FROM stream.sentence_labels;
            COMMENT ON VIEW api.sentence_labels IS 'What people said of sentences: one label a person and wording';
            COMMENT ON COLUMN api.sentence_labels.article_id IS 'Article in which the sentence was labelled';
            COMMENT ON COLUMN api.sentence_labels.ordinal IS 'Number of the sentence in it';
            COMMENT ON COLUMN api.sentence_labels.text IS 'The sentence as it was labelled; retention leaves it alone';
            COMMENT ON COLUMN api.sentence_labels.language IS 'Language of the article, BCP 47';
            COMMENT ON COLUMN api.sentence_labels.label IS 'SUBJ or OBJ';
            COMMENT ON COLUMN api.sentence_labels.labelled_by IS 'Who';
            COMMENT ON COLUMN api.sentence_labels.labelled_at IS 'When, or when it was last changed';
            COMMENT ON COLUMN api.sentence_labels.drawn IS 'How the person came to it: chosen, random, or near threshold';
            COMMENT ON COLUMN api.sentence_labels.scorer IS 'Key of the scorer that was active; null where the sentence had no score';
            COMMENT ON COLUMN api.sentence_labels.p_subjective IS 'Its P(SUBJ), 0 to 1';
            COMMENT ON COLUMN api.sentence_labels.scorer_label IS 'Its decision, SUBJ or OBJ';
            """;
    }
}

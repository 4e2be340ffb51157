namespace StreamSubjectivity.Store.Migrations;

/// <summary>What EF's builder can't say of the tables.</summary>
public partial class Initial
{
    // The article leads the keys: an article's rows lie together, and a backfill, whose ids grow while its days jump, appends to the indexes.
    private const string PartitionedTables =
        """
        CREATE TABLE stream.sentences (
            article_id bigint NOT NULL,
            day date NOT NULL,
            ordinal integer NOT NULL,
            position integer,
            paragraph integer NOT NULL,
            start integer NOT NULL,
            quoted boolean NOT NULL,
            hash bytea NOT NULL,
            text text NOT NULL,
            CONSTRAINT pk_sentences PRIMARY KEY (article_id, ordinal, day)
        ) PARTITION BY RANGE (day);

        CREATE TABLE stream.scores (
            article_id bigint NOT NULL,
            day date NOT NULL,
            ordinal integer NOT NULL,
            scorer_id integer NOT NULL,
            p_subjective real NOT NULL,
            log_odds real NOT NULL,
            subjective boolean NOT NULL,
            CONSTRAINT pk_scores PRIMARY KEY (article_id, ordinal, scorer_id, day)
        ) PARTITION BY RANGE (day);

        CREATE TABLE stream.sentences_before_1990 PARTITION OF stream.sentences FOR VALUES FROM (MINVALUE) TO ('1990-01-01');
        CREATE TABLE stream.scores_before_1990 PARTITION OF stream.scores FOR VALUES FROM (MINVALUE) TO ('1990-01-01');
        """;

    // Rollup rows are updated many times: with room on their page the update touches no index.
    private const string StorageParameters =
        """
        ALTER TABLE stream.article_rollups SET (fillfactor = 80);
        ALTER TABLE stream.daily_rollups SET (fillfactor = 60);
        ALTER TABLE stream.daily_volumes SET (fillfactor = 60);
        """;
}

namespace StreamSubjectivity.Store.Benchmark;

/// <summary>The statements that make a store of any size on the server itself: what they make follows from the numbers alone.</summary>
internal static class SeedSql
{
    public const string Outlets =
        """
        INSERT INTO stream.outlets (key, name, homepage, created)
        SELECT CASE WHEN i = 1 THEN 'example.org' ELSE 'outlet-' || i || '.example' END, 'Outlet ' || i, NULL, now()
        FROM generate_series(1, $1) i
        """;

    /// <summary>Articles from <c>$1</c> to <c>$2</c> of <c>$3</c>, over <c>$4</c> outlets and <c>$5</c> days up to <c>$6</c>, with <c>$7</c> sentences each.</summary>
    public const string Articles =
        """
        INSERT INTO stream.articles
            (id, outlet_id, canonical_url, url_hash, day, title, authors, section, language, published, version, content_hash, first_seen,
             updated, sentence_count, sent, sends)
        OVERRIDING SYSTEM VALUE
        SELECT i, a.outlet, a.url, substr(sha256(a.url::bytea), 1, 16), (a.published AT TIME ZONE 'UTC')::date, 'Headline of article ' || i,
            ARRAY['Author ' || a.outlet || '-' || (i % 7)], (ARRAY['politics', 'business', 'culture', 'sport', NULL])[1 + i % 5], 'en',
            a.published, 1, substr(sha256(('text of ' || i)::bytea), 1, 16), a.published, a.published, $7, a.published, 1
        FROM generate_series($1::bigint, $2::bigint) i
        CROSS JOIN LATERAL (
            SELECT 1 + floor($4 * power((i * 7919 % 10007) / 10007.0, 2))::int AS outlet,
                'https://news.example/' || i AS url,
                $6::timestamptz - make_interval(secs => ($3 - i) * ($5 * 86400.0 / $3)) AS published) a
        """;

    /// <summary>
    /// Sentences of the articles from <c>$1</c> to <c>$2</c>, <c>$3</c> each: one in five mostly quotation, one in ten the wording of
    /// another article too.
    /// </summary>
    public const string Sentences =
        """
        INSERT INTO stream.sentences (article_id, day, ordinal, position, paragraph, start, quoted, hash, text)
        SELECT a.id, a.day, o, o, o / 4, o % 4 * 120, (a.id + o) % 5 = 0, substr(sha256(w.text::bytea), 1, 16), w.text
        FROM stream.articles a CROSS JOIN generate_series(0, $3::int - 1) o
        CROSS JOIN LATERAL (
            SELECT 'The council of district ' || CASE WHEN (a.id + o) % 10 = 0 THEN a.id / 5 ELSE a.id END || ' met on point ' || o
                || ' of its agenda, and its members heard what the report of the committee had to say.' AS text) w
        WHERE a.id BETWEEN $1 AND $2
        ORDER BY a.id, o
        """;

    public const string Volumes =
        """
        INSERT INTO stream.daily_volumes (outlet_id, day, section, language, articles, sentences)
        SELECT outlet_id, day, coalesce(section, ''), language, count(*), sum(sentence_count) FROM stream.articles GROUP BY 1, 2, 3, 4
        """;

    public const string NextArticle = "SELECT setval(pg_get_serial_sequence('stream.articles', 'id'), (SELECT max(id) FROM stream.articles))";
}

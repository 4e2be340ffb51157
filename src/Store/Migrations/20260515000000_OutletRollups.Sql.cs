namespace StreamSubjectivity.Store.Migrations
{
    public partial class OutletRollups
    {
        internal const string Counts =
            """
            articles bigint NOT NULL, sentences bigint NOT NULL, dead bigint NOT NULL, own bigint NOT NULL, own_sum bigint NOT NULL,
            own_subjective bigint NOT NULL, article_sum bigint NOT NULL, article_sum_squares numeric NOT NULL
            """;

        internal const string CountNames =
            "articles, sentences, dead, own, own_sum, own_subjective, article_sum, article_sum_squares";

        internal const string Sums =
            """
            sum(articles), sum(sentences), sum(dead), sum(own), sum(own_sum), sum(own_subjective), sum(article_sum), sum(article_sum_squares)
            """;

        // A week is cut where a month ends, so that months too are sums of weeks.
        private const string Since = "greatest(date_trunc('week', day)::date, date_trunc('month', day)::date)";

        internal const string WeekTable =
            $"""
            CREATE TABLE IF NOT EXISTS stream.outlet_weeks
                (scorer_id integer, since date, outlet_id integer, {Counts}, PRIMARY KEY (scorer_id, since, outlet_id)) WITH (fillfactor = 80);
            """;

        // Free space in each page keeps the many updates of today's rows beside them.
        private const string ScoredTables =
            $"""
            CREATE TABLE IF NOT EXISTS stream.outlet_days
                (scorer_id integer, day date, outlet_id integer, {Counts}, PRIMARY KEY (scorer_id, day, outlet_id)) WITH (fillfactor = 80);
            {WeekTable}
            CREATE TABLE IF NOT EXISTS stream.outlet_totals
                (scorer_id integer, outlet_id integer, {Counts}, PRIMARY KEY (scorer_id, outlet_id)) WITH (fillfactor = 50);
            """;

        internal const string Plus =
            """
            articles = r.articles + excluded.articles, sentences = r.sentences + excluded.sentences, dead = r.dead + excluded.dead,
            own = r.own + excluded.own, own_sum = r.own_sum + excluded.own_sum, own_subjective = r.own_subjective + excluded.own_subjective,
            article_sum = r.article_sum + excluded.article_sum, article_sum_squares = r.article_sum_squares + excluded.article_sum_squares
            """;

        private const string Minus =
            "-articles, -sentences, -dead, -own, -own_sum, -own_subjective, -article_sum, -article_sum_squares";

        private const string Gone = $"SELECT scorer_id, outlet_id, day, {Minus} FROM gone";

        private const string Added = $"SELECT scorer_id, outlet_id, day, {CountNames} FROM added";

        private const string Taken = $"SELECT scorer_id, outlet_id, day, {NamedMinus} FROM gone";

        internal static readonly string AddScored = KeepSums(AddWeeks, ByWeek);

        // The rows of each table in the order of its key, as all writers take them.
        internal static string KeepSums(string addSpans, string bySpan) =>
            $"""
            CREATE OR REPLACE FUNCTION stream.add_to_outlet_rollups() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    {AddDays} FROM ({Added}) d {ByDay};
                    {addSpans} FROM ({Added}) d {bySpan};
                    {AddTotals} FROM ({Added}) d {ByOutlet};
                ELSIF TG_OP = 'UPDATE' THEN
                    {AddDays} FROM ({Added} UNION ALL {Gone}) d {ByDay};
                    {addSpans} FROM ({Added} UNION ALL {Gone}) d {bySpan};
                    {AddTotals} FROM ({Added} UNION ALL {Gone}) d {ByOutlet};
                ELSE
                    {AddDays} FROM ({Taken}) d {ByDay};
                    {addSpans} FROM ({Taken}) d {bySpan};
                    {AddTotals} FROM ({Taken}) d {ByOutlet};
                END IF;
                RETURN NULL;
            END $$;
            """;

        private const string NamedMinus =
            """
            -articles AS articles, -sentences AS sentences, -dead AS dead, -own AS own, -own_sum AS own_sum, -own_subjective AS own_subjective,
            -article_sum AS article_sum, -article_sum_squares AS article_sum_squares
            """;

        private const string AddDays =
            $"INSERT INTO stream.outlet_days AS r (scorer_id, day, outlet_id, {CountNames}) SELECT scorer_id, day, outlet_id, {Sums}";

        private const string ByDay =
            $"GROUP BY scorer_id, day, outlet_id ORDER BY scorer_id, day, outlet_id ON CONFLICT (scorer_id, day, outlet_id) DO UPDATE SET {Plus}";

        internal const string AddWeeks =
            $"INSERT INTO stream.outlet_weeks AS r (scorer_id, since, outlet_id, {CountNames}) SELECT scorer_id, {Since}, outlet_id, {Sums}";

        private const string ByWeek =
            $"GROUP BY scorer_id, 2, outlet_id ORDER BY scorer_id, 2, outlet_id ON CONFLICT (scorer_id, since, outlet_id) DO UPDATE SET {Plus}";

        private const string AddTotals =
            $"INSERT INTO stream.outlet_totals AS r (scorer_id, outlet_id, {CountNames}) SELECT scorer_id, outlet_id, {Sums}";

        private const string ByOutlet =
            $"GROUP BY scorer_id, outlet_id ORDER BY scorer_id, outlet_id ON CONFLICT (scorer_id, outlet_id) DO UPDATE SET {Plus}";

        private const string ScoredTriggers =
            """
            CREATE OR REPLACE TRIGGER outlet_rollups_insert AFTER INSERT ON stream.daily_rollups
                REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stream.add_to_outlet_rollups();
            CREATE OR REPLACE TRIGGER outlet_rollups_update AFTER UPDATE ON stream.daily_rollups
                REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stream.add_to_outlet_rollups();
            CREATE OR REPLACE TRIGGER outlet_rollups_delete AFTER DELETE ON stream.daily_rollups
                REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION stream.add_to_outlet_rollups();
            """;

        // The triggers' lock keeps writers out until this is done: a second for a million rollups.
        private const string FillScored =
            $"""
            TRUNCATE stream.outlet_days, stream.outlet_weeks, stream.outlet_totals;
            {AddDays} FROM stream.daily_rollups GROUP BY scorer_id, day, outlet_id;
            {AddWeeks} FROM stream.outlet_days GROUP BY scorer_id, 2, outlet_id;
            {AddTotals} FROM stream.outlet_weeks GROUP BY scorer_id, outlet_id;
            """;

        private const string VolumeTable =
            """
            CREATE TABLE IF NOT EXISTS stream.outlet_volumes
                (outlet_id integer PRIMARY KEY, articles bigint NOT NULL, sentences bigint NOT NULL) WITH (fillfactor = 50);
            """;

        private const string AddVolumes =
            $"""
            CREATE OR REPLACE FUNCTION stream.add_to_outlet_volumes() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    {Volumes} FROM added {ByVolume};
                ELSIF TG_OP = 'UPDATE' THEN
                    {Volumes} FROM (
                        SELECT outlet_id, articles, sentences FROM added
                        UNION ALL SELECT outlet_id, -articles, -sentences FROM gone) d {ByVolume};
                ELSE
                    {Volumes} FROM (SELECT outlet_id, -articles AS articles, -sentences AS sentences FROM gone) d {ByVolume};
                END IF;
                RETURN NULL;
            END $$;
            """;

        private const string Volumes =
            "INSERT INTO stream.outlet_volumes AS r (outlet_id, articles, sentences) SELECT outlet_id, sum(articles), sum(sentences)";

        private const string ByVolume =
            """
            GROUP BY outlet_id ORDER BY outlet_id ON CONFLICT (outlet_id) DO UPDATE SET
                articles = r.articles + excluded.articles, sentences = r.sentences + excluded.sentences
            """;

        private const string VolumeTriggers =
            """
            CREATE OR REPLACE TRIGGER outlet_volumes_insert AFTER INSERT ON stream.daily_volumes
                REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stream.add_to_outlet_volumes();
            CREATE OR REPLACE TRIGGER outlet_volumes_update AFTER UPDATE ON stream.daily_volumes
                REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION stream.add_to_outlet_volumes();
            CREATE OR REPLACE TRIGGER outlet_volumes_delete AFTER DELETE ON stream.daily_volumes
                REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION stream.add_to_outlet_volumes();
            """;

        private const string FillVolumes =
            $"TRUNCATE stream.outlet_volumes; {Volumes} FROM stream.daily_volumes GROUP BY outlet_id;";
    }
}

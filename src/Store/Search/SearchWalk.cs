using Npgsql;
using StreamSubjectivity.Store.Connections;
using static StreamSubjectivity.Store.Connections.Statements;

namespace StreamSubjectivity.Store.Search;

/// <summary>Goes back in time until enough is gathered, all is seen, or the time is over.</summary>
internal sealed class SearchWalk
{
    private const int MostArticles = 20_000;
    private const int FirstArticles = 120;

    // Each sentence of theirs is taken apart; a frequent word fills a page from so few.
    private const int FirstArticlesWithWords = 24;

    // Of the first articles, no more hold a word that may be rare.
    private const int MostHoldingRare = 2;
    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(800);

    private readonly NpgsqlConnection connection;
    private readonly SearchScope scope;
    private readonly SearchLook look;
    private readonly TimeProvider clock;
    private readonly long started;

    public SearchWalk(NpgsqlConnection connection, SearchScope scope, TimeProvider clock)
    {
        (this.connection, this.scope, this.clock) = (connection, scope, clock);
        look = new SearchLook(connection, scope);
        Gathered = new SearchGathering(scope);
        started = clock.GetTimestamp();
    }

    /// <summary>What was met.</summary>
    public SearchGathering Gathered { get; }

    /// <summary>Walks; the day down to which was looked, or null where everything was.</summary>
    public Task<DateOnly?> RunAsync(CancellationToken cancellationToken) => scope.Words is not null && scope.Outlet is null
        ? ByDaysAsync(cancellationToken)
        : ByArticlesAsync(cancellationToken);

    private int First => scope.Words is not null ? FirstArticlesWithWords : scope.IsPlain ? 8 : FirstArticles;

    private bool IsOver => Gathered.IsEnough || clock.GetElapsedTime(started) > MostTime;

    private async Task<DateOnly?> ByDaysAsync(CancellationToken cancellationToken)
    {
        var last = scope.Start is { } after && DateOnly.FromDateTime(after.At.UtcDateTime) < scope.Last
            ? DateOnly.FromDateTime(after.At.UtcDateTime)
            : scope.Last;
        for (var looked = 0; last >= scope.First;)
        {
            var width = Math.Min(SearchSpan.Next(looked, Gathered.Examined, Gathered.Room, 1), last.DayNumber - scope.First.DayNumber + 1);
            var first = last.AddDays(1 - width);
            var room = Gathered.Room;
            var met = await look.DaysAsync(first, last, room, cancellationToken);
            Gathered.Take(met);
            looked += width;
            if (IsOver && (met.Count == room || first > scope.First))
                return met.Count == room && Gathered.Last is { } oldest ? oldest.Day : first;
            last = first.AddDays(-1);
        }

        return null;
    }

    private async Task<DateOnly?> ByArticlesAsync(CancellationToken cancellationToken)
    {
        var start = scope.Start;
        (DateTimeOffset At, long Id) next = start is { } after ? (after.At, after.Article) : (EndOf(scope.Last), long.MaxValue);
        for (var looked = 0; ;)
        {
            var width = SearchSpan.Next(looked, Gathered.Examined, Gathered.Room, First);
            var articles = await ArticlesAsync(next, Math.Min(width, MostArticles - looked), cancellationToken);
            if (articles.Count == 0)
                return null;
            var wanted = articles.Where(a => scope.Query.Section is not { } section || (a.Section ?? "") == section).ToList();
            var holding = 0;
            if (wanted.Count > 0)
            {
                var met = await look.ArticlesAsync(wanted.Min(a => a.Day), wanted.Max(a => a.Day), [.. wanted.Select(a => a.Id)], cancellationToken);
                Gathered.Take(met
                    .Where(c => start is not { } s || c.Article != s.Article || c.Ordinal > s.Ordinal)
                    .OrderBy(c => c.PlaceIn(SentenceOrder.Newest), SearchOrder.Instance));
                holding = met.DistinctBy(c => c.Article).Count();
            }

            looked += articles.Count;
            var (day, published, id, _) = articles[^1];
            if (IsOver || looked >= MostArticles)
                return Gathered is { IsEnough: true, Last: { } oldest } ? DateOnly.FromDateTime(oldest.At.UtcDateTime) : day;
            next = (published, id - 1);
            if (looked == articles.Count && holding <= MostHoldingRare && scope.Words is not null && await TakeRareAsync(next, cancellationToken))
                return Gathered is { IsEnough: true, Last: { } last } ? DateOnly.FromDateTime(last.At.UtcDateTime) : null;
        }
    }

    // A word that the newest articles hardly hold may be so rare that the index names all sentences with it faster than the rest is looked at.
    private async Task<bool> TakeRareAsync((DateTimeOffset At, long Id) next, CancellationToken cancellationToken)
    {
        if (await look.RareAsync(cancellationToken) is not { } rare)
            return false;
        Gathered.Take(rare
            .Where(c => c.Outlet == scope.Outlet && (c.At < next.At || (c.At == next.At && c.Article <= next.Id)))
            .OrderBy(c => c.PlaceIn(SentenceOrder.Newest), SearchOrder.Instance));
        return true;
    }

    private Task<List<(DateOnly Day, DateTimeOffset Published, long Id, string? Section)>> ArticlesAsync(
        (DateTimeOffset At, long Id) from, int most, CancellationToken cancellationToken)
    {
        List<NpgsqlParameter> parameters = [P(from.At.ToUniversalTime()), P(from.Id), P(new DateTimeOffset(scope.First, default, TimeSpan.Zero)), P(most)];
        var outlet = "";
        if (scope.Outlet is { } id)
        {
            parameters.Add(P(id));
            outlet = "outlet_id = $5 AND ";
        }

        return connection.QueryAsync(
            $"""
            SELECT day, published, id, section FROM stream.articles
            WHERE {outlet}(published, id) <= ($1, $2) AND published >= $3 ORDER BY published DESC, id DESC LIMIT $4
            """,
            row => (row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetInt64(2), row.Text(3)),
            cancellationToken,
            [.. parameters]);
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day, TimeOnly.MaxValue, TimeSpan.Zero);
}

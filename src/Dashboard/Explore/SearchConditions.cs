using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Store.Queries;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Explore;

/// <summary>Conditions of a search as a form or an address gives them.</summary>
internal sealed record SearchConditions
{
    /// <summary>Sort orders by the names that addresses give them.</summary>
    public static IReadOnlyDictionary<string, SentenceOrder> Orders { get; } = new Dictionary<string, SentenceOrder>(StringComparer.Ordinal)
    {
        ["newest"] = SentenceOrder.Newest,
        ["relevance"] = SentenceOrder.Relevance,
        ["most_subjective"] = SentenceOrder.MostSubjective,
        ["least_subjective"] = SentenceOrder.LeastSubjective,
    };

    [FromQuery(Name = "q")]
    public string? Words { get; init; }

    [FromQuery(Name = "outlet")]
    public string? Outlet { get; init; }

    [FromQuery(Name = "section")]
    public string? Section { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "min")]
    public string? AtLeast { get; init; }

    [FromQuery(Name = "max")]
    public string? AtMost { get; init; }

    [FromQuery(Name = "voice")]
    public string? Voice { get; init; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>Whether nothing at all is asked for.</summary>
    public bool IsEmpty => new[] { Words, Outlet, Section, From, To, AtLeast, AtMost, Voice, Sort }.All(string.IsNullOrWhiteSpace);

    /// <summary>The search in sentences; null with a fault.</summary>
    public (SentenceSearchQuery? Query, SearchFault? Fault) Read()
    {
        var (filter, fault) = ReadFilter();
        if (filter is null)
            return (null, fault);
        if (Voice is not (null or "" or "own" or "quoted"))
            return (null, SearchFault.Voice);
        var order = SentenceOrder.Newest;
        if (!string.IsNullOrEmpty(Sort) && !Orders.TryGetValue(Sort, out order))
            return (null, SearchFault.Order);
        bool? quoted = Voice switch { "own" => false, "quoted" => true, _ => null };
        return (new SentenceSearchQuery(
            filter.Title, filter.Outlet, filter.Section, filter.From, filter.To, filter.AtLeast, filter.AtMost, quoted, order), null);
    }

    /// <summary>The same as a filter of articles; null with a fault.</summary>
    public (ArticleFilter? Filter, SearchFault? Fault) ReadFilter()
    {
        if (!TryDay(From, out var from) || !TryDay(To, out var to))
            return (null, SearchFault.Day);
        if (to < from)
            return (null, SearchFault.Days);
        if (!TryScore(AtLeast, out var least) || !TryScore(AtMost, out var most))
            return (null, SearchFault.Score);
        if (most < least)
            return (null, SearchFault.Scores);
        if (Words?.Length > SentenceSearchQuery.MostCharacters)
            return (null, SearchFault.Length);
        return (new ArticleFilter(Given(Outlet), Given(Section), from, to, least, most, Given(Words)), null);
    }

    /// <summary>The parts of an address that asks for the same, with other values in place of some.</summary>
    public IDictionary<string, string?> Route(params (string Name, string? Value)[] others)
    {
        var route = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Given(Words),
            ["outlet"] = Given(Outlet),
            ["section"] = Given(Section),
            ["from"] = Given(From),
            ["to"] = Given(To),
            ["min"] = Given(AtLeast),
            ["max"] = Given(AtMost),
            ["voice"] = Given(Voice),
            ["sort"] = Given(Sort),
        };
        foreach (var (name, value) in others)
            route[name] = value;
        return route.Where(part => part.Value is not null).ToDictionary(StringComparer.Ordinal);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || string.IsNullOrWhiteSpace(text);
    }

    private static bool TryScore(string? text, out double? score)
    {
        score = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) && read is >= 0 and <= 1 ? read : null;
        return score is not null || string.IsNullOrWhiteSpace(text);
    }
}

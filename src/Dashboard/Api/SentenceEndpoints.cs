using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Charts;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Store.Search;

namespace StreamSubjectivity.Dashboard.Api;

/// <summary>Search in sentences.</summary>
internal static class SentenceEndpoints
{
    private const int DefaultLimit = 50;

    public static void MapSentences(this IEndpointRouteBuilder api) => api.MapGet("/sentences", FindAsync)
        .WithSummary("Searches sentences by words, outlet, section, days, score and voice; format=csv gives the same as a file.")
        .Produces<SentencesResource>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>What is wrong with a search, as problem details.</summary>
    public static IResult Problem(SearchFault fault) => TypedResults.Problem(
        fault switch
        {
            SearchFault.Day => "from and to are days: 2026-03-31.",
            SearchFault.Days => "to lies before from.",
            SearchFault.Score => "min and max are numbers from 0 to 1.",
            SearchFault.Scores => "max lies below min.",
            SearchFault.Voice => "voice is own or quoted.",
            SearchFault.Order => $"sort is one of {string.Join(", ", SearchConditions.Orders.Keys)}.",
            SearchFault.Length => $"q has at most {SentenceSearchQuery.MostCharacters} characters.",
            SearchFault.Page => "The page is not one that an answer named as its next.",
            SearchFault.Words => "q holds nothing to look for.",
            _ => "The search took too long and was stopped: give rarer words, an outlet, or fewer days.",
        },
        statusCode: fault == SearchFault.Time ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);

    private static async Task<IResult> FindAsync(
        [AsParameters] SearchConditions conditions, string? page, int? limit, string? format, SentenceFinder finder, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > ISentenceSearch.MostExamined)
            return ApiEndpoints.Invalid($"The limit is 1 to {ISentenceSearch.MostExamined}.");
        if (format is not (null or "" or "json" or "csv"))
            return ApiEndpoints.Invalid("The format is json or csv.");
        var (found, fault) = await finder.FindAsync(conditions, page, limit ?? DefaultLimit, cancellationToken);
        if (found is not { } result)
            return Problem(fault!.Value);
        return format == "csv"
            ? Csv(result)
            : TypedResults.Ok(new SentencesResource(
                [.. result.Hits.Select(HitResource.Of)], result.Next?.ToString(), result.Examined, result.Matches, result.ExaminedTo));
    }

    private static FileContentHttpResult Csv(SentenceSearchResult result)
    {
        var text = new StringBuilder(Line(
            "p_subjective", "log_odds", "label", "quoted", "sentence", "title", "outlet", "section", "language", "published", "article", "ordinal"));
        foreach (var hit in result.Hits)
        {
            text.Append(Line(
                hit.Score?.PSubjective.ToString(CultureInfo.InvariantCulture),
                hit.Score?.LogOdds.ToString(CultureInfo.InvariantCulture),
                hit.Score?.Label,
                hit.Quoted ? "true" : "false",
                ChartCsv.Text(hit.Text),
                ChartCsv.Text(hit.Title),
                ChartCsv.Text(hit.Outlet),
                ChartCsv.Text(hit.Section ?? ""),
                ChartCsv.Text(hit.Language),
                Display.Iso(hit.Published),
                hit.Article.ToString(CultureInfo.InvariantCulture),
                hit.Ordinal.ToString(CultureInfo.InvariantCulture)));
        }

        // With a byte-order mark, without which spreadsheets take UTF-8 for something else.
        return TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "sentences.csv");
    }

    private static string Line(params IEnumerable<string?> cells) => string.Join(',', cells) + "\r\n";
}

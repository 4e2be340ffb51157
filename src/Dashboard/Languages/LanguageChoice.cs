using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Formatting;

namespace StreamSubjectivity.Dashboard.Languages;

/// <summary>The language of the pages: what a person chose and a cookie keeps, or else the browser's first that there is.</summary>
internal static class LanguageChoice
{
    /// <summary>Where a choice is sent to.</summary>
    public const string Path = "/language";

    private const string Cookie = "language";

    /// <summary>The languages, the one first that stands in for any other.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];

    /// <summary>Reads the language of a request.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(All[0]);
        options.SupportedCultures = [.. All];
        options.SupportedUICultures = [.. All];
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }, new AcceptLanguageHeaderRequestCultureProvider()];
    }

    /// <summary>
    /// Maps the form of the footer. It takes no token against forgery: another site could do no more than change the language, and the
    /// page would have to set a cookie for every visitor.
    /// </summary>
    public static void MapLanguageChoice(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, KeepAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, StatusCodeHttpResult>> KeepAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var chosen = All.FirstOrDefault(language => language.Name == form["language"]);
        if (chosen is null)
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        context.Response.Cookies.Append(
            Cookie,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return TypedResults.LocalRedirect(LocalAddress.Of(form["return"]) ?? "/");
    }
}

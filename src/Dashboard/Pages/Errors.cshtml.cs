using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Resources;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>What a person sees instead of a page that failed or isn't there.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
internal sealed class ErrorsModel : PageModel
{
    public int Status { get; private set; }

    public string Heading => Status switch
    {
        403 => SecurityTexts.ErrorForbidden,
        404 => Texts.ErrorMissing,
        429 => SecurityTexts.ErrorTooMany,
        503 => Texts.ErrorUnavailable,
        < 500 => Texts.ErrorRefused,
        _ => Texts.ErrorFailed,
    };

    public string Explanation => Status switch
    {
        403 => SecurityTexts.ErrorForbiddenText,
        404 => Texts.ErrorMissingText,
        429 => SecurityTexts.ErrorTooManyText,
        503 => Texts.ErrorUnavailableText,
        < 500 => Texts.ErrorRefusedText,
        _ => Texts.ErrorFailedText,
    };

    // The failed request may have had any method.
    public void OnGet() => Take();

    public void OnPost() => Take();

    private void Take()
    {
        if (Response.StatusCode < 400)
            Response.StatusCode = 404;
        Status = Response.StatusCode;
    }
}

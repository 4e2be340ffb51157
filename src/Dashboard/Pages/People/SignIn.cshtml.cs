using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Where people sign in.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
internal sealed class SignInModel(SignIn signIn, SignInMethods methods) : PageModel
{
    public SignInMethods Methods => methods;

    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [FromQuery(Name = "fault")]
    public string? Fault { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string? Message => Fault switch
    {
        "refused" => SecurityTexts.SignInRefused,
        "role" => SecurityTexts.SignInNoRole,
        "provider" => SecurityTexts.SignInProviderFault,
        _ => null,
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!methods.Accounts)
            return NotFound();
        switch (await signIn.ByPasswordAsync(HttpContext, Name ?? "", Password ?? ""))
        {
            case SignInStep.Done:
                return LocalRedirect(Returns.To(Url, ReturnUrl));
            case SignInStep.NewPassword:
                return RedirectToPage("/People/NewPassword", new { ReturnUrl });
            default:
                Fault = "refused";
                return Page();
        }
    }
}

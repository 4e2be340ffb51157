using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Where somebody whose password was given by another sets one of their own, before the session begins.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
internal sealed class NewPasswordModel(SignIn signIn, IOptions<AccountOptions> options) : PageModel
{
    public int MinLength => options.Value.MinPasswordLength;

    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string? Message { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.PendingAsync(HttpContext) is { MustChange: true } ? Page() : RedirectToPage("/People/SignIn");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.PendingAsync(HttpContext) is not { MustChange: true } account)
            return RedirectToPage("/People/SignIn");
        if (Password != Again)
            Message = SecurityTexts.PasswordsDiffer;
        else if (await signIn.SetPasswordAsync(account, Password ?? "", Sessions.PrincipalOf(account), cancellationToken) is { } fault)
            Message = Faults.Of(fault, MinLength);
        if (Message is not null)
            return Page();
        await signIn.FinishAsync(HttpContext, account);
        return LocalRedirect(Returns.To(Url, ReturnUrl));
    }
}

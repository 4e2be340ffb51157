using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Who one is here, and one's own password.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
internal sealed class OwnModel(IAccountStore accounts, SignIn signIn, SignInMethods methods, IOptions<AccountOptions> options) : PageModel
{
    public int MinLength => options.Value.MinPasswordLength;

    public Account? Account { get; private set; }

    public bool HasSession => methods.Any;

    public string Role => Access.All.LastOrDefault(User.IsInRole) ?? "";

    public string HowKnown => User.Identity?.AuthenticationType switch
    {
        Sessions.ByAccount => SecurityTexts.KnownByAccount,
        ProviderSignIn.Name => Formatting.Display.Fill(SecurityTexts.KnownByProvider, methods.ProviderName),
        LoopbackAuthentication.Name => SecurityTexts.KnownByLoopback,
        _ => SecurityTexts.KnownByProxy,
    };

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string? Message { get; private set; }

    public bool IsBad { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Sessions.AccountIdOf(User) is { } id)
            Account = await accounts.FindAsync(id, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet() => Message = Done switch
    {
        "password" => SecurityTexts.PasswordChanged,
        "everywhere" => SecurityTexts.EverywhereDone,
        _ => null,
    };

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (Account is null)
            return NotFound();
        if (Password != Again)
            return Bad(SecurityTexts.PasswordsDiffer);
        if (!await signIn.IsPasswordAsync(Account, Current ?? "", cancellationToken))
            return Bad(SecurityTexts.CurrentWrong);
        if (await signIn.SetPasswordAsync(Account, Password ?? "", User, cancellationToken) is { } fault)
            return Bad(Faults.Of(fault, MinLength));
        await signIn.RenewAsync(HttpContext, Account);
        return RedirectToPage(new { done = "password" });
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        if (Account is null)
            return NotFound();
        if (await signIn.EndOthersAsync(HttpContext, Account, cancellationToken) is { } fault)
            return Bad(Faults.Of(fault, MinLength));
        return RedirectToPage(new { done = "everywhere" });
    }

    private PageResult Bad(string message)
    {
        (Message, IsBad) = (message, true);
        return Page();
    }
}

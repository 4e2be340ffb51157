using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Ends a session.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SignOutModel(IAuditLog audit) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/People/Own");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity is { IsAuthenticated: true, Name: { } name })
            await audit.RecordAsync(User, "sign-out", name, null, cancellationToken);
        await HttpContext.SignOutAsync(Sessions.Name);
        await HttpContext.SignOutAsync(Sessions.Pending);
        return RedirectToPage("/People/SignIn");
    }
}

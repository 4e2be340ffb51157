using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages.People;

/// <summary>Sends people to the provider. A link, not a form: the policy of content lets forms lead nowhere else.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ProviderModel(SignInMethods methods) : PageModel
{
    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => methods.Provider
        ? Challenge(new AuthenticationProperties { RedirectUri = Returns.To(Url, ReturnUrl) }, ProviderSignIn.Name)
        : NotFound();
}

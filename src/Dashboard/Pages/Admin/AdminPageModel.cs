using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StreamSubjectivity.Dashboard.Pages.Admin;

/// <summary>A page on which something with a name, a role and a secret is made and looked after.</summary>
internal abstract class AdminPageModel : PageModel
{
    /// <summary>What was done before the page was asked for, as the redirect to it says.</summary>
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    /// <summary>What is said of what was done.</summary>
    public string? Message { get; protected set; }

    /// <summary>Whether it went wrong.</summary>
    public bool IsBad { get; protected set; }

    /// <summary>A secret that was made, shown this once.</summary>
    public string? Secret { get; private set; }

    /// <summary>Name of what it is of.</summary>
    public string? SecretOf { get; private set; }

    /// <summary>Has a secret shown, and the form empty for the next.</summary>
    protected void Show(string? secret) => (Secret, SecretOf, Name) = (secret, Name, null);
}

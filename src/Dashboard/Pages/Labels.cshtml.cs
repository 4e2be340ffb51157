using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Quality;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>Takes a label and leads back to where it was given.</summary>
[Authorize(Policy = Access.Analyst)]
internal sealed class LabelsModel(LabelDesk desk) : PageModel
{
    public IActionResult OnGet() => Redirect("/quality#labels");

    public async Task<IActionResult> OnPostAsync(
        [FromForm] long article,
        [FromForm] int ordinal,
        [FromForm] string? label,
        [FromForm] string? origin,
        [FromForm] string? back,
        CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || label is not (null or "" or "SUBJ" or "OBJ"))
            return BadRequest();
        bool? subjective = label switch { "SUBJ" => true, "OBJ" => false, _ => null };
        if (!await desk.SayAsync(User, new SentencePlace(article, ordinal), subjective, LabelControl.OriginOf(origin), cancellationToken))
            return NotFound();
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : Redirect("/quality#labels");
    }
}

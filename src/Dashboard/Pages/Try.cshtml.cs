using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StreamSubjectivity.Dashboard.Explore;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>Type a sentence, see its score and how it came about.</summary>
internal sealed class TryModel(StatusMonitor monitor, TrialDesk desk, IAuthorizationService authorization) : LivePageModel(monitor)
{
    private static readonly int[] Choices = [0, 2, 4, 8, 16];

    [BindProperty]
    public string? Sentence { get; set; }

    [BindProperty]
    public string? Prompt { get; set; }

    [BindProperty]
    public int Shots { get; set; }

    /// <summary>What can be chosen; null where this process has no engine.</summary>
    public TrialOffer? Offer { get; private set; }

    public TrialOutcome? Outcome { get; private set; }

    /// <summary>Whether the person may try sentences.</summary>
    public bool MayTry { get; private set; }

    /// <summary>Numbers of examples to choose from.</summary>
    public IEnumerable<int> ShotChoices => Choices.Where(shots => shots <= (Offer?.MostShots ?? 0));

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    // Nothing is changed, so the answer is the page itself: a sentence has no place in an address.
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (!MayTry)
            return Forbid();
        if (!ModelState.IsValid)
            return BadRequest();
        Outcome = await desk.TryAsync(
            new TrialRequest(Sentence ?? "", string.IsNullOrEmpty(Prompt) ? null : Prompt, Math.Clamp(Shots, 0, 64)), cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        MayTry = (await authorization.AuthorizeAsync(User, Access.Analyst)).Succeeded;
        Offer = await desk.OfferAsync(cancellationToken);
    }
}

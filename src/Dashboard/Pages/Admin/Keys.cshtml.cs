using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StreamSubjectivity.Dashboard.Formatting;
using StreamSubjectivity.Dashboard.Pages.People;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Pages.Admin;

/// <summary>Keys of the API, for those who look after them.</summary>
[Authorize(Policy = Access.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class KeysModel(IApiKeys keys, TimeProvider clock) : AdminPageModel
{
    private const int LongestLife = 3650;

    public IReadOnlyList<ApiKey> All { get; private set; } = [];

    [BindProperty]
    public int? Days { get; set; }

    [BindProperty]
    public string? Id { get; set; }

    public string StateOf(ApiKey key) =>
        key.Revoked is { } revoked ? Display.Fill(SecurityTexts.KeyRevokedOn, Display.Day(revoked))
        : key.Expires is not { } end ? SecurityTexts.StateActive
        : Display.Fill(end <= clock.GetUtcNow() ? SecurityTexts.KeyExpired : SecurityTexts.KeyUntil, Display.Day(end));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Message = Done == "revoke" ? SecurityTexts.KeyRevoked : null;
        All = await keys.ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Days is < 1 or > LongestLife)
            return await ShowAsync(SecurityTexts.KeyDaysRule, cancellationToken);
        var life = Days is { } days ? TimeSpan.FromDays(days) : (TimeSpan?)null;
        var result = await keys.AddAsync(User, Name ?? "", Role ?? "", life, cancellationToken);
        if (result.Fault is { } fault)
            return await ShowAsync(fault == AccountFault.NameInvalid ? SecurityTexts.FaultKeyName : Faults.Of(fault, 0), cancellationToken);
        Show(result.Password);
        return await ShowAsync(null, cancellationToken);
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        await keys.RevokeAsync(User, Id ?? "", cancellationToken) is { Fault: { } fault }
            ? await ShowAsync(Faults.Of(fault, 0), cancellationToken)
            : RedirectToPage(new { done = "revoke" });

    private async Task<PageResult> ShowAsync(string? fault, CancellationToken cancellationToken)
    {
        (Message, IsBad) = (fault, fault is not null);
        ModelState.Clear();
        All = await keys.ListAsync(cancellationToken);
        return Page();
    }
}

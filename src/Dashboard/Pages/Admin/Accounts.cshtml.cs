using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Pages.People;
using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Dashboard.Pages.Admin;

/// <summary>Accounts, for those who look after them.</summary>
[Authorize(Policy = Access.Admin)]
[ResponseCache(NoStore = true)]
internal sealed class AccountsModel(IAccounts accounts, IOptions<AccountOptions> options, TimeProvider clock) : AdminPageModel
{
    public bool Enabled => options.Value.Enabled;

    public IReadOnlyList<Account> All { get; private set; } = [];

    public string StateOf(Account account) =>
        account.Disabled ? SecurityTexts.StateDisabled
        : account.LockedUntil > clock.GetUtcNow() ? SecurityTexts.StateLocked
        : account.MustChange ? SecurityTexts.StateInvited
        : SecurityTexts.StateActive;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Message = Done switch
        {
            "role" => SecurityTexts.RoleSet,
            "disable" => SecurityTexts.AccountDisabled,
            "enable" => SecurityTexts.AccountEnabled,
            _ => null,
        };
        All = await accounts.ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await accounts.AddAsync(User, Name ?? "", Role ?? "", null, cancellationToken), "add", cancellationToken);

    public async Task<IActionResult> OnPostRoleAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await accounts.SetRoleAsync(User, Name ?? "", Role ?? "", cancellationToken), "role", cancellationToken);

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await accounts.ResetAsync(User, Name ?? "", null, cancellationToken), "reset", cancellationToken);

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await accounts.SetDisabledAsync(User, Name ?? "", true, cancellationToken), "disable", cancellationToken);

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) =>
        await ShowAsync(await accounts.SetDisabledAsync(User, Name ?? "", false, cancellationToken), "enable", cancellationToken);

    // A password is shown in the answer itself: nowhere else would it be safe until the next request.
    private async Task<IActionResult> ShowAsync(AccountResult result, string done, CancellationToken cancellationToken)
    {
        if (result is { Fault: null, Password: null })
            return RedirectToPage(new { done });
        if (result.Fault is { } fault)
            (Message, IsBad) = (Faults.Of(fault, options.Value.MinPasswordLength), true);
        else
            Show(result.Password);
        ModelState.Clear();
        All = await accounts.ListAsync(cancellationToken);
        return Page();
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Dashboard.Live;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Dashboard.Pages;

/// <summary>A page on which people who may change things find how, and all others find it without.</summary>
internal abstract class ChangingPageModel(StatusMonitor monitor) : LivePageModel(monitor)
{
    /// <summary>What was just done: a word of the page's own.</summary>
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>Whether the person may handle alerts.</summary>
    public bool MayHandle { get; private set; }

    /// <summary>Whether the person may change sources and rules.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Who a change is written down for.</summary>
    protected string Actor => User.Actor();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<IAuthorizationService>();
        MayHandle = await HoldsAsync(access, User, Access.Analyst);
        MayManage = await HoldsAsync(access, User, Access.Admin);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Writes a change to the audit log.</summary>
    protected Task RecordAsync(string action, string subject, string? details, CancellationToken cancellationToken) =>
        HttpContext.RequestServices.GetRequiredService<IAuditLog>().RecordAsync(User, action, subject, details, cancellationToken);

    private static async Task<bool> HoldsAsync(IAuthorizationService access, ClaimsPrincipal user, string policy) =>
        (await access.AuthorizeAsync(user, null, policy)).Succeeded;
}

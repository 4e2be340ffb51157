using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

/// <summary>The pages about alerts, sources and the system, with something on each.</summary>
public sealed class OperatedAccessibilityTests(OperatedDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<OperatedDashboard>
{
    public static TheoryData<string> Pages =>
    [
        "/alerts", "/alerts/{0}", "/alerts/history", "/alerts/rules", "/alerts/rules/tone-shift?since=2026-02-25", "/alerts/new-rule",
        "/alerts/silences?match=outlet=a.example", "/alerts/deliveries", "/sources", "/sources/quarantine", "/sources/try", "/system",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_auditor_finds_nothing_serious_on_a_desk_nor_on_a_phone(string page)
    {
        var alert = await dashboard.FireShiftAsync(Cancel);
        var outlet = await dashboard.Get<IArticleStore>().EnsureOutletAsync("audited.example", "Audited", null, Cancel);
        await dashboard.Get<ISourceStore>().AddAsync(new NewSource(outlet, "https://audited.example/feed"), Cancel);
        await dashboard.Get<IQuarantine>().AddAsync(new QuarantinedItem("feed", "https://audited.example/feed", "html", "no feed", [1]), Cancel);
        await BrowserPage.AssertAccessibleAsync(
            await chromium.RequireAsync(), dashboard.Url(page.Replace("{0}", alert.Id.ToString(), StringComparison.Ordinal)));
    }
}

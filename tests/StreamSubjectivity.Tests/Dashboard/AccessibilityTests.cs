using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class AccessibilityTests(SeededDashboard dashboard, ChromiumBrowser chromium) : IClassFixture<SeededDashboard>
{
    public static TheoryData<string> Pages => [.. EveryPage.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_auditor_finds_nothing_serious_on_a_desk_nor_on_a_phone(string page) =>
        await BrowserPage.AssertAccessibleAsync(await chromium.RequireAsync(), dashboard.Host.Url(EveryPage.PathOf(page, dashboard)));
}

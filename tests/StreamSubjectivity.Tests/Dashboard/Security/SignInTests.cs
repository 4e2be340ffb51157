using System.Net;
using System.Text.RegularExpressions;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

public sealed partial class SignInTests(PostgresServer server) : IAsyncLifetime
{
    private SecuredDashboard dashboard = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => dashboard = await SecuredDashboard.StartAsync(server, ("Accounts:LockAfter", "3"));

    public ValueTask DisposeAsync() => dashboard.DisposeAsync();

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_programs_are_refused()
    {
        using var visitor = dashboard.Visitor();

        using var page = await visitor.GetAsync("/articles?outlet=a");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.EndsWith("/account/sign-in?returnUrl=%2Farticles%3Foutlet%3Da", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var api = await visitor.GetAsync("/api/v1/outlets");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync("/css/base.css"));
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/nothing"));
    }

    [Fact]
    public async Task A_person_signs_in_is_known_and_signs_out()
    {
        using var visitor = dashboard.Visitor();

        Assert.Equal("/articles", await visitor.SignInAsync("VERA", SecuredDashboard.Password, "/articles"));
        Assert.Contains("<bdi>vera</bdi>", await visitor.ReadAsync("/account"), StringComparison.Ordinal);
        using (await visitor.PostAsync("/account", "/account/sign-out"))
            Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/"));

        Assert.Equal(["sign-out vera vera", "sign-in.done vera vera"], (await dashboard.AuditAsync()).Take(2));
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_answered_alike()
    {
        using var visitor = dashboard.Visitor();
        using var unknown = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("Name", "nemo"), ("Password", "wrong"));
        using var wrong = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("Name", "vera"), ("Password", "wrong"));

        Assert.Equal(unknown.StatusCode, wrong.StatusCode);
        Assert.Equal(
            Token().Replace(await unknown.Content.ReadAsStringAsync(Cancellation), "").Replace("nemo", "vera", StringComparison.Ordinal),
            Token().Replace(await wrong.Content.ReadAsStringAsync(Cancellation), ""));
        Assert.Equal(["sign-in.refused nobody vera", "sign-in.refused nobody unknown name"], (await dashboard.AuditAsync()).Take(2));
    }

    [Fact]
    public async Task Brute_force_is_stopped_by_a_lock_even_for_the_right_password_until_its_time_is_over()
    {
        using var visitor = dashboard.Visitor();
        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Null(await visitor.SignInAsync("vera", "wrong"));

        Assert.Null(await visitor.SignInAsync("vera", SecuredDashboard.Password));
        Assert.Equal("/", await visitor.SignInAsync("anna", SecuredDashboard.Password));
        dashboard.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/", await visitor.SignInAsync("vera", SecuredDashboard.Password));
    }

    [Fact]
    public async Task Attempts_at_one_time_are_each_counted()
    {
        var accounts = dashboard.Store.Get<IAccountStore>();
        var vera = (await accounts.FindAsync("VERA", Cancellation))!;

        var allowed = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ =>
            accounts.BeginAttemptAsync(vera.Id, dashboard.Clock.GetUtcNow(), 5, TimeSpan.FromMinutes(1), Cancellation)));

        Assert.Equal(5, allowed.Count(let => let));
    }

    [Fact]
    public async Task A_session_ends_when_nothing_uses_it_and_after_its_longest_time()
    {
        using var idle = await dashboard.SignedInAsync("vera");
        using var busy = await dashboard.SignedInAsync("anna");
        for (var hours = 0; hours < 70; hours += 7)
        {
            dashboard.Clock.Advance(TimeSpan.FromHours(7));
            Assert.Equal(HttpStatusCode.OK, await busy.StatusAsync("/account"));
        }

        Assert.Equal(HttpStatusCode.Redirect, await idle.StatusAsync("/account"));
        dashboard.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(HttpStatusCode.Redirect, await busy.StatusAsync("/account"));
    }

    [Fact]
    public async Task Session_fixation_gains_nothing_since_a_sign_in_makes_a_cookie_anew()
    {
        using var visitor = dashboard.Visitor();
        visitor.Cookies.Add(visitor.Client.BaseAddress!, new Cookie("stream.session", "planted"));

        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/account"));
        await visitor.SignInAsync("vera", SecuredDashboard.Password);
        var first = visitor.Cookie("stream.session");
        await visitor.SignInAsync("vera", SecuredDashboard.Password);

        Assert.NotEqual("planted", first);
        Assert.NotEqual(first, visitor.Cookie("stream.session"));
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var visitor = dashboard.Visitor();
        using var answer = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("Name", "vera"), ("Password", SecuredDashboard.Password));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("stream.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_disabled_or_has_another_role_or_password_is_signed_out_at_once()
    {
        using var disabled = await dashboard.SignedInAsync("vera");
        using var demoted = await dashboard.SignedInAsync("anna");
        using var elsewhere = await dashboard.SignedInAsync("ada");
        using var here = await dashboard.SignedInAsync("ada");

        await dashboard.ChangeAsync((a, who) => a.SetDisabledAsync(who, "vera", true, Cancellation));
        await dashboard.ChangeAsync((a, who) => a.SetRoleAsync(who, "anna", Access.Viewer, Cancellation));
        using var changed = await here.PostAsync(
            "/account", "/account?handler=Password", ("Current", SecuredDashboard.Password), ("Password", "quite another one"), ("Again", "quite another one"));

        Assert.Equal(HttpStatusCode.Redirect, await disabled.StatusAsync("/account"));
        Assert.Equal(HttpStatusCode.Redirect, await demoted.StatusAsync("/account"));
        Assert.Equal(HttpStatusCode.Redirect, await elsewhere.StatusAsync("/account"));
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync("/account"));
        Assert.Null(await disabled.SignInAsync("vera", SecuredDashboard.Password));
        Assert.Null(await elsewhere.SignInAsync("ada", SecuredDashboard.Password));
        Assert.Equal("/", await elsewhere.SignInAsync("ada", "quite another one"));
    }

    [Fact]
    public async Task A_given_password_is_good_only_for_choosing_one()
    {
        var given = (await dashboard.ChangeAsync((a, who) => a.AddAsync(who, "newcomer@example.org", Access.Viewer, null, Cancellation))).Password!;
        using var visitor = dashboard.Visitor();

        var next = (await visitor.SignInAsync("newcomer@example.org", given, "/articles"))!;
        Assert.Equal("/account/new-password?ReturnUrl=%2Farticles", next);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/account"));
        using var weak = await visitor.PostAsync(next, next, ("Password", "short"), ("Again", "short"));
        Assert.Contains("too short", await weak.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var same = await visitor.PostAsync(next, next, ("Password", given), ("Again", given));
        Assert.Contains("the one you have", await same.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var good = await visitor.PostAsync(next, next, ("Password", "one of my own"), ("Again", "one of my own"));

        Assert.Equal("/articles", good.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync("/account"));
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync(next));
    }

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}

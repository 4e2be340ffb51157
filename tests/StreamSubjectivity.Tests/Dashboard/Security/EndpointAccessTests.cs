using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

/// <summary>Every endpoint of the dashboard, as it is mapped: none is open by accident.</summary>
public sealed partial class EndpointAccessTests(SeededDashboard dashboard, PostgresServer server) : IClassFixture<SeededDashboard>
{
    // What somebody may change of their own.
    private const string Own = "account";

    // Signing in and out, the choice of a language, what is said of an error, and whether the process is well: before anybody is known.
    private static readonly HashSet<string> Open =
    [
        "account/sign-in", "account/sign-out", "account/new-password", "account/oidc", "errors", "/language", "/health/live", "/health/ready",
    ];

    [Fact]
    public async Task Nothing_is_open_to_whoever_is_not_signed_in_but_what_has_to_be()
    {
        var open = (await EndpointsAsync()).Where(e => e.IsOpen()).Select(e => e.Route());

        Assert.Equal(Open.Order(), open.Distinct().Order());
    }

    [Fact]
    public async Task Every_policy_that_an_endpoint_names_is_one_of_ours()
    {
        var named = (await EndpointsAsync()).SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(data => data.Policy).Distinct();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Access.All));
    }

    [Fact]
    public async Task An_endpoint_that_changes_something_needs_an_analyst_or_an_admin()
    {
        var weak = (await EndpointsAsync()).Where(e => e.Changes() && !e.IsOpen() && !e.RefusesViewers());

        Assert.Empty(weak.Select(e => e.Route()));
    }

    [Fact]
    public async Task A_form_that_changes_something_refuses_a_viewer()
    {
        await using var secured = await SecuredDashboard.StartAsync(server);
        using var viewer = await secured.SignedInAsync(SecuredDashboard.Viewer);
        var tried = 0;
        foreach (var endpoint in await EndpointsAsync())
        {
            if (endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page || endpoint.IsOpen() || endpoint.Route() == Own)
                continue;
            foreach (var handler in page.HandlerMethods.Where(h => h.HttpMethod == "Post"))
            {
                var path = $"/{Parameter().Replace(endpoint.Route(), p => p.Value.Contains("guid", StringComparison.Ordinal) ? $"{Guid.Empty}" : "1")}?handler={handler.Name}";
                using var answer = await viewer.PostAsync("/account", path);
                Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
                tried++;
            }
        }

        Assert.True(tried >= 7);
    }

    [Fact]
    public async Task The_administration_needs_an_admin()
    {
        var admin = (await EndpointsAsync()).Where(e => e.Route().StartsWith("admin/", StringComparison.Ordinal)).ToList();

        Assert.True(admin.Count >= 3);
        Assert.All(admin, e => Assert.Equal([Access.Admin], e.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy)));
    }

    [Fact]
    public void Whatever_names_no_policy_needs_a_viewer()
    {
        var fallback = dashboard.Host.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;

        Assert.Contains(
            fallback!.Requirements.OfType<RolesAuthorizationRequirement>(), requirement => requirement.AllowedRoles.SequenceEqual([Access.Viewer]));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    // What a page's model demands is known when the page is loaded.
    private async Task<List<RouteEndpoint>> EndpointsAsync()
    {
        var loader = dashboard.Host.Services.GetRequiredService<PageLoader>();
        var endpoints = new List<RouteEndpoint>();
        foreach (var endpoint in dashboard.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            endpoints.Add(endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await loader.LoadAsync(page, endpoint.Metadata)).Endpoint as RouteEndpoint ?? endpoint
                : endpoint);
        }

        return endpoints;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Tests.Dashboard.Security;

/// <summary>What an endpoint's metadata say of who may use it.</summary>
internal static class MappedEndpoint
{
    public static string Route(this RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!;

    /// <summary>Whether anybody may, unknown or not.</summary>
    public static bool IsOpen(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Whether it takes requests that change something.</summary>
    public static bool Changes(this RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(m => m is not ("GET" or "HEAD")) == true;

    /// <summary>Whether it takes an analyst or an admin.</summary>
    public static bool RefusesViewers(this RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is Access.Analyst or Access.Admin);
}

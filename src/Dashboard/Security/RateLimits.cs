using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StreamSubjectivity.Dashboard.Security;

/// <summary>Rate limits by network address. Every request has the general one; the others are policies by name.</summary>
public static class RateLimits
{
    /// <summary>For attempts to sign in. Reads are not counted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>For what costs much: scoring a sentence, fetching a feed, simulating a rule. Reads are not counted on pages.</summary>
    public const string Costly = "costly";

    // Of IPv6 everybody has a network of that many bytes' prefix at least, and any address in it.
    private const int SubnetBytes = 8;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Has an endpoint that costs much counted as <see cref="Costly"/>.</summary>
    public static RouteHandlerBuilder LimitCostly(this RouteHandlerBuilder endpoint) => endpoint.RequireRateLimiting(Costly);

    internal static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, options) =>
        {
            var limits = options.Value;
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = TellWhen;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(PartitionOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.Burst,
                    TokensPerPeriod = limits.RequestsPerSecond,
                    ReplenishmentPeriod = Second,
                    QueueLimit = 0,
                }));
            limiter.AddPolicy(SignIn, context => PerMinute(context, limits.SignInsPerMinute));
            limiter.AddPolicy(Costly, context => PerMinute(context, limits.CostlyPerMinute));
        });
    }

    private static RateLimitPartition<string> PerMinute(HttpContext context, int count) => IsPageRead(context)
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetSlidingWindowLimiter(PartitionOf(context), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = count,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });

    private static bool IsPageRead(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static string PartitionOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, SubnetBytes))
            : address.ToString();
    }

    private static ValueTask TellWhen(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > Second ? after : Second;
        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}

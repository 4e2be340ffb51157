using Microsoft.Extensions.Diagnostics.HealthChecks;
using StreamSubjectivity.Store.Contracts;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Http;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealthCheck(IStatusQueries queries) : IHealthCheck
{
    /// <summary>Tag of the checks that must pass before requests are sent here.</summary>
    public const string ReadyTag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queries.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", e);
        }
    }
}

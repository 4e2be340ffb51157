using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Why a host ended.</summary>
internal static class HostEnd
{
    /// <summary>
    /// Waits until a host is told to stop, or a service of its fails, which stops it too and would leave the exit code at 0.
    /// </summary>
    /// <exception cref="CommandException">A service failed.</exception>
    public static async Task WaitForEndAsync(this IHost host, CancellationToken cancellationToken)
    {
        await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        foreach (var service in host.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (service.ExecuteTask is { IsFaulted: true, Exception: var fault })
                throw new CommandException($"{service.GetType().Name} ended: {fault!.GetBaseException().Message}", inner: fault);
        }
    }
}

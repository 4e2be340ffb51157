using Microsoft.Extensions.Hosting;

namespace StreamSubjectivity.Cli.Demo.Serving;

/// <summary>Lets whoever started the server end it: a server of its own lifetime would take SIGTERM and Ctrl-C from the program.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Runs of verbs that need the database and no role.</summary>
internal static class StoreRun
{
    /// <summary>Starts the store, acts, and stops it.</summary>
    public static async Task<int> WithStoreAsync(
        ParseResult command, Func<IServiceProvider, CancellationToken, Task<int>> act, CancellationToken cancellationToken)
    {
        var spec = new SystemSpec(Configurations.Read(command), DataFolder.Of(command), Roles.None, LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, _ => { }, cancellationToken).ConfigureAwait(false);
        return await act(system.Services, cancellationToken).ConfigureAwait(false);
    }
}

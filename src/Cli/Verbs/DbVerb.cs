using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream db</c>.</summary>
internal static class DbVerb
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Brings the database to the schema of this program. Every start does that too.");
        migrate.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(command, (_, _) =>
        {
            Console.Error.WriteLine("The database is at the schema of this program.");
            return Task.FromResult(ExitCodes.Fine);
        }, cancellationToken));
        var status = new Command("status", "Prints what is stored and what waits for a score, as JSON.");
        status.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(command, StatusAsync, cancellationToken));
        return new Command("db", "Looks after the database.")
        {
            migrate, status, DbVerifyVerb.Create(), DbRetainVerb.Create(), DbExportVerb.Create(),
        };
    }

    private static async Task<int> StatusAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        JsonOutput.WriteLine(await services.GetRequiredService<IScoreStore>().CoverageAsync(cancellationToken).ConfigureAwait(false));
        return ExitCodes.Fine;
    }
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Cli.Verbs.Alerting;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Cli.Verbs.Access;

/// <summary><c>stream keys</c>.</summary>
internal static class KeysVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table", Recursive = true };

    private static readonly Argument<string> Name = new("NAME") { Description = "What the key is for" };

    private static readonly Argument<string> NameOrId = new("NAME|ID") { Description = "The key, as the list shows it" };

    private static readonly Option<string> Role = AccessRole.Option();

    private static readonly Option<int?> Days = new("--days") { Description = "Days until it expires. Default: never", HelpName = "N" };

    public static Command Create() => new Verb(
        "keys",
        "Looks after the secrets by which programs use the API.",
        """
        ./stream keys add grafana --role viewer --days 365
        ./stream keys list
        ./stream keys revoke grafana
        """)
    {
        Json,
        new Verb("list", "Lists keys without their secrets.", "./stream keys list --json").Act(ListAsync),
        new Verb("add", "Makes a key and prints its secret, which nobody can see again.", "./stream keys add grafana --role viewer") { Name, Role, Days }
            .Act(AddAsync),
        new Verb("revoke", "Takes a key no more.", "./stream keys revoke grafana") { NameOrId }.Act(RevokeAsync),
    };

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var keys = await services.GetRequiredService<IApiKeys>().ListAsync(cancellationToken).ConfigureAwait(false);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (command.GetValue(Json))
        {
            foreach (var key in keys)
                JsonOutput.WriteLine(key);
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("id", "name", "begins with", "role", "state", "last used", "made by");
        foreach (var k in keys)
        {
            table.AddRow(
                new Text(k.Id.ToString()), new Text(k.Name), new Text(k.Prefix), new Text(k.Role), new Text(StateOf(k, now)),
                CommandUser.Time(k.LastUsed), new Text(k.CreatedBy));
        }

        TableOutput.Write(table);
        return ExitCodes.Fine;
    }

    private static string StateOf(ApiKey key, DateTimeOffset now) =>
        key.Revoked is not null ? "revoked" : key.IsGood(now) ? "active" : "expired";

    private static async Task<int> AddAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (command.GetValue(Days) is < 1 or > 3650)
            throw new CommandException("--days is 1 to 3650", ExitCodes.Usage);
        var life = command.GetValue(Days) is { } days ? TimeSpan.FromDays(days) : (TimeSpan?)null;
        var name = command.GetRequiredValue(Name);
        var result = await services.GetRequiredService<IApiKeys>()
            .AddAsync(CommandUser.Principal(), name, command.GetRequiredValue(Role), life, cancellationToken).ConfigureAwait(false);
        return CommandUser.Tell(name, result, "secret");
    }

    private static async Task<int> RevokeAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var name = command.GetRequiredValue(NameOrId);
        var result = await services.GetRequiredService<IApiKeys>().RevokeAsync(CommandUser.Principal(), name, cancellationToken).ConfigureAwait(false);
        return CommandUser.Tell(name, result, "");
    }
}

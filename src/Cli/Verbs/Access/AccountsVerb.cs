using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Cli.Verbs.Alerting;
using StreamSubjectivity.Dashboard.Security;
using StreamSubjectivity.Store.Contracts.Accounts;

namespace StreamSubjectivity.Cli.Verbs.Access;

/// <summary><c>stream accounts</c>.</summary>
internal static class AccountsVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table", Recursive = true };

    private static readonly Argument<string> Name = new("NAME") { Description = "Name to sign in with" };

    private static readonly Argument<string> NewRole = AccessRole.Argument();

    private static readonly Option<string> Role = AccessRole.Option();

    private static readonly Option<bool> FromStandardInput = new("--password-stdin")
    {
        Description = "Take the password from standard input, or ask for it at a terminal. "
            + "Default: make one, print it, and have it replaced at the first sign-in",
    };

    public static Command Create() => new Verb(
        "accounts",
        "Looks after the people who may sign in to the dashboard.",
        """
        ./stream accounts add ada --role admin
        pass show stream | ./stream accounts add grace --role analyst --password-stdin
        ./stream accounts list
        ./stream accounts role grace viewer
        ./stream accounts reset ada
        ./stream accounts disable grace
        """)
    {
        Json,
        new Verb("list", "Lists accounts with their role and state.", "./stream accounts list --json").Act(ListAsync),
        new Verb("add", "Adds an account.", "./stream accounts add ada --role admin") { Name, Role, FromStandardInput }.Act(AddAsync),
        new Verb("role", "Gives an account another role; its sessions end.", "./stream accounts role ada analyst") { Name, NewRole }
            .Act((c, services, token) => ChangeAsync(c, services, (a, name) => a.SetRoleAsync(CommandUser.Principal(), name, c.GetRequiredValue(NewRole), token))),
        new Verb("reset", "Gives an account another password and unlocks it.", "./stream accounts reset ada") { Name, FromStandardInput }
            .Act(ResetAsync),
        new Verb("disable", "Lets nobody sign in with an account; its sessions end.", "./stream accounts disable ada") { Name }
            .Act((c, services, token) => ChangeAsync(c, services, (a, name) => a.SetDisabledAsync(CommandUser.Principal(), name, true, token))),
        new Verb("enable", "Takes a disabling back.", "./stream accounts enable ada") { Name }
            .Act((c, services, token) => ChangeAsync(c, services, (a, name) => a.SetDisabledAsync(CommandUser.Principal(), name, false, token))),
    };

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var scope = services.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var accounts = await scope.ServiceProvider.GetRequiredService<IAccounts>().ListAsync(cancellationToken).ConfigureAwait(false);
        if (command.GetValue(Json))
        {
            foreach (var a in accounts)
                JsonOutput.WriteLine(new { a.Name, a.Role, a.Disabled, Invited = a.MustChange, a.Created, a.LastSignIn, a.LockedUntil });
            return ExitCodes.Fine;
        }

        if (accounts.Count == 0)
        {
            Console.Error.WriteLine("stream: no account yet; ./stream accounts add NAME --role admin makes the first");
            return ExitCodes.Fine;
        }

        var table = new Table().AddColumns("name", "role", "state", "last sign-in");
        foreach (var a in accounts)
            table.AddRow(new Text(a.Name), new Text(a.Role), new Text(StateOf(a)), CommandUser.Time(a.LastSignIn));
        TableOutput.Write(table);
        return ExitCodes.Fine;
    }

    private static string StateOf(Account account) => account.Disabled ? "disabled" : account.MustChange ? "invited" : "active";

    private static Task<int> AddAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken) =>
        ChangeAsync(command, services, async (accounts, name) => await accounts.AddAsync(
            CommandUser.Principal(), name, command.GetRequiredValue(Role), await PasswordAsync(command, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false));

    private static Task<int> ResetAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken) =>
        ChangeAsync(command, services, async (accounts, name) => await accounts.ResetAsync(
            CommandUser.Principal(), name, await PasswordAsync(command, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false));

    private static async Task<int> ChangeAsync(ParseResult command, IServiceProvider services, Func<IAccounts, string, Task<AccountResult>> change)
    {
        var scope = services.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var name = command.GetRequiredValue(Name);
        var result = await change(scope.ServiceProvider.GetRequiredService<IAccounts>(), name).ConfigureAwait(false);
        return CommandUser.Tell(name, result, "password, for the first sign-in");
    }

    // Never an argument: those are in the shell's history, and every user of the machine sees them.
    private static async Task<string?> PasswordAsync(ParseResult command, CancellationToken cancellationToken)
    {
        if (!command.GetValue(FromStandardInput))
            return null;
        if (!Console.IsInputRedirected)
            return await new TextPrompt<string>("Password:").Secret(null).ShowAsync(AnsiConsole.Console, cancellationToken).ConfigureAwait(false);
        return await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new CommandException("standard input holds no password", ExitCodes.Usage);
    }
}

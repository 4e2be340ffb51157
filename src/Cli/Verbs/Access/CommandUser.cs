using System.Globalization;
using System.Security.Claims;
using Spectre.Console;
using StreamSubjectivity.Dashboard.Security;

namespace StreamSubjectivity.Cli.Verbs.Access;

/// <summary>Who acts at the command line, and how they are answered.</summary>
internal static class CommandUser
{
    private const string Via = "command line";

    /// <summary>The user of the machine.</summary>
    public static ClaimsPrincipal Principal() => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, Environment.UserName)], Via));

    /// <summary>Prints what became of a change: a secret on standard output, all else on standard error.</summary>
    public static int Tell(string name, AccountResult result, string secret)
    {
        if (result.Fault is { } fault)
        {
            Console.Error.WriteLine($"stream: {name}: {Words(fault)}");
            return ExitCodes.Failed;
        }

        Console.Error.WriteLine(result.Password is null ? $"{name}: done" : $"{name}: done; the {secret}, shown only now:");
        if (result.Password is { } password)
            Console.Out.WriteLine(password);
        return ExitCodes.Fine;
    }

    /// <summary>A time in a table.</summary>
    public static Text Time(DateTimeOffset? time) =>
        new(time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never");

    private static string Words(AccountFault fault) => fault switch
    {
        AccountFault.Missing => "there is none of that name",
        AccountFault.NameTaken => "the name is taken",
        AccountFault.NameInvalid => "the name can't be used; take 1 to 64 letters a-z, digits, and - . _ @ +",
        AccountFault.PasswordShort => "the password is too short, see Stream:Dashboard:Accounts:MinPasswordLength",
        AccountFault.PasswordKnown => "the password is too easy to guess",
        AccountFault.RoleUnknown => "there is no such role",
        AccountFault.LastAdmin => "it is the last admin; make another one first",
        _ => "somebody else changed it at the same time; try again",
    };
}

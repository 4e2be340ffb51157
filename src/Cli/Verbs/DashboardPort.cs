using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Cli.Hosting;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary>The option <c>--port</c> of the verbs that serve the dashboard.</summary>
internal static class DashboardPort
{
    private const string Key = "Dashboard:Port";

    public static readonly Option<int?> Option = new("--port")
    {
        Description = "Port of the dashboard on 127.0.0.1. Default: 5080",
        HelpName = "N",
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535))
                    result.AddError($"--port takes a number from 1 to 65535, not '{token.Value}'");
            },
        },
    };

    /// <summary>The option as a setting.</summary>
    public static (string Key, string? Value) Setting(ParseResult command) =>
        (Key, command.GetValue(Option)?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Says where the dashboard is.</summary>
    public static void Announce(IConfiguration configuration) =>
        Console.Error.WriteLine($"Dashboard: http://127.0.0.1:{configuration.Setting(Key) ?? "5080"}/");
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Logs go to standard error: standard output belongs to answers.</summary>
internal static class Logs
{
    /// <summary>Sets up logging above a level.</summary>
    public static void Configure(ILoggingBuilder logging, LogLevel lowest)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(lowest);
        logging.AddFilter("Microsoft", lowest < LogLevel.Information ? LogLevel.Information : LogLevel.Warning);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // Logs as an error the look for its history that it expects to fail on an empty database.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        logging.AddFilter("Npgsql", LogLevel.Warning);
        // It warns of keys that are not encrypted where they are kept: docs/security.md says so, and nothing can be done about it here.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}

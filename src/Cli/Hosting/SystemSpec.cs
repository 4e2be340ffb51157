using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>What to start.</summary>
/// <param name="Configuration">Settings; addresses of embedded parts are added to it.</param>
/// <param name="DataDirectory">Where the embedded database and the caches lie.</param>
/// <param name="Roles">What the process does.</param>
/// <param name="LogLevel">Lowest level that is logged to standard error.</param>
internal sealed record SystemSpec(IConfigurationRoot Configuration, string DataDirectory, Roles Roles, LogLevel LogLevel);

using Microsoft.Extensions.Logging;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Store;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The database is brought from migration {From} to {To}")]
    public static partial void Migrating(ILogger logger, string from, string to);

    [LoggerMessage(2, LogLevel.Warning, "The role {Role} could not be made ready: {Reason}. Analysts need it to read schema api; ask who owns the server to make it")]
    public static partial void NoAnalystRole(ILogger logger, string role, string reason);

    [LoggerMessage(3, LogLevel.Debug, "The server refused a transaction with {SqlState} at try {Attempt}; it runs again")]
    public static partial void TransactionAgain(ILogger logger, string sqlState, int attempt);

    [LoggerMessage(4, LogLevel.Debug, "Partitions made for {Month}")]
    public static partial void PartitionsMade(ILogger logger, DateOnly month);

    [LoggerMessage(5, LogLevel.Information, "Dropped {What} of the month {Month}")]
    public static partial void MonthDropped(ILogger logger, RetentionDrop what, DateOnly month);

    [LoggerMessage(6, LogLevel.Debug, "The month {Month} is in use at try {Attempt}; dropping it is tried again")]
    public static partial void MonthInUse(ILogger logger, DateOnly month, int attempt);

    [LoggerMessage(7, LogLevel.Debug, "Another transaction wrote the same first, this one runs again (try {Attempt})")]
    public static partial void AnotherWasFirst(ILogger logger, int attempt);
}

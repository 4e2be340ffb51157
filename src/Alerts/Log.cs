using Microsoft.Extensions.Logging;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "This node evaluates the rules of alerts")]
    public static partial void SeatTaken(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "The seat of the evaluator is lost or the database is away; it is taken again when it can be: {Reason}")]
    public static partial void SeatLost(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "The rule {Rule} could not be evaluated; its alerts stay as they are")]
    public static partial void RuleFailed(ILogger logger, Exception exception, string rule);

    [LoggerMessage(4, LogLevel.Information, "{Rule}: {Summary} is {State}")]
    public static partial void AlertMoved(ILogger logger, string rule, string summary, AlertState state);

    [LoggerMessage(5, LogLevel.Error, "The files of rules can't be used; those read before stay in force:\n{Faults}")]
    public static partial void SettingsRefused(ILogger logger, string faults);

    [LoggerMessage(6, LogLevel.Information, "{Rules} rules and {Channels} channels were read")]
    public static partial void SettingsRead(ILogger logger, int rules, int channels);

    [LoggerMessage(7, LogLevel.Warning, "The clock went back by {Jump}; nothing that it had put off waits that long")]
    public static partial void ClockWentBack(ILogger logger, TimeSpan jump);

    [LoggerMessage(8, LogLevel.Warning, "Delivery {Delivery} to {Channel}: attempt {Attempt} failed: {Detail}")]
    public static partial void AttemptFailed(ILogger logger, Guid delivery, string channel, int attempt, string? detail);

    [LoggerMessage(9, LogLevel.Error, "Delivery {Delivery} to {Channel} is given up after attempt {Attempt}: {Detail}")]
    public static partial void GivenUp(ILogger logger, Guid delivery, string channel, int attempt, string? detail);

    [LoggerMessage(10, LogLevel.Warning, "Due deliveries can't be looked for: {Reason}")]
    public static partial void DispatchFailed(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Debug, "Attempt {Attempt} of delivery {Delivery} is somebody else's or over")]
    public static partial void AttemptSkipped(ILogger logger, Guid delivery, int attempt);

    [LoggerMessage(12, LogLevel.Error, "An attempt of a delivery broke; it is tried again after its lease")]
    public static partial void AttemptBroke(ILogger logger, Exception exception);

    [LoggerMessage(13, LogLevel.Error, "A step of the evaluator failed and left nothing behind; it is taken again")]
    public static partial void StepFailed(ILogger logger, Exception exception);
}

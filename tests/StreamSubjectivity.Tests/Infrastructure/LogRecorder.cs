using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Tests.Infrastructure;

/// <summary>Counts what is logged, by the name of the event.</summary>
public sealed class LogRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, int> counts = [];

    /// <summary>How often an event was logged.</summary>
    public int Count(string eventName) => counts.GetValueOrDefault(eventName);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        counts.AddOrUpdate(eventId.Name ?? "", 1, (_, n) => n + 1);

    public void Dispose()
    {
    }
}

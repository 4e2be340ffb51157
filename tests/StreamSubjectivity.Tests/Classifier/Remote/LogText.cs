using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>Everything that is logged, as people would read it.</summary>
internal sealed class LogText : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    internal string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}

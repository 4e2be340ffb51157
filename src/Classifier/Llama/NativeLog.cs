using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StreamSubjectivity.Classifier.Llama;

/// <summary>Carries the native libraries' log to <see cref="ILogger"/>, line by line: they print fragments.</summary>
internal static class NativeLog
{
    private const int Continuation = 5;

    [ThreadStatic]
    private static StringBuilder? line;

    [ThreadStatic]
    private static int lineLevel;

    [ThreadStatic]
    private static string? lastProblem;

    [ThreadStatic]
    private static Action<string>? listener;

    private static ILogger logger = NullLogger.Instance;

    /// <summary>Sends it to a logger of this factory.</summary>
    internal static unsafe void Attach(ILoggerFactory loggers)
    {
        logger = loggers.CreateLogger("llama.cpp");
        LlamaNative.LogSet(&Receive, 0);
    }

    /// <summary>Hands a listener every line that native calls of <paramref name="work"/>, on this thread, print: the only news of a long one.</summary>
    internal static T Listening<T>(Action<string>? heard, Func<T> work)
    {
        listener = heard;
        try
        {
            return work();
        }
        finally
        {
            listener = null;
        }
    }

    /// <summary>The last warning or error that a native call on this thread gave, once.</summary>
    internal static string? TakeLastProblem()
    {
        var problem = lastProblem;
        lastProblem = null;
        return problem;
    }

    [UnmanagedCallersOnly]
    private static unsafe void Receive(int level, byte* text, nint userData)
    {
        // An exception must not cross into native code; a log line is not worth the process.
        try
        {
            // The library has lines for every decode, which are made into strings only where somebody reads them.
            if (IsHeard(level))
                Append(Marshal.PtrToStringUTF8((nint)text) ?? "");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            line = null;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsHeard(int level)
    {
        if (level != Continuation)
            lineLevel = level;
        return lineLevel >= 3 || listener is not null || logger.IsEnabled(LevelOf(lineLevel));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Append(string text)
    {
        line ??= new StringBuilder();
        line.Append(text);
        if (!text.EndsWith('\n'))
            return;
        var message = line.ToString().TrimEnd();
        line.Clear();
        if (message.Length == 0)
            return;
        if (lineLevel >= 3)
            lastProblem = message;
        listener?.Invoke(message);
        var severity = LevelOf(lineLevel);
        if (logger.IsEnabled(severity))
            Log.NativeLine(logger, severity, message);
    }

    // The libraries tell their users every tensor at INFO: that is debugging here.
    private static LogLevel LevelOf(int level) => level switch
    {
        4 => LogLevel.Error,
        3 => LogLevel.Warning,
        2 => LogLevel.Debug,
        _ => LogLevel.Trace,
    };
}

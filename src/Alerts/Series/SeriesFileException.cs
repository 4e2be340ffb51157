namespace StreamSubjectivity.Alerts.Series;

/// <summary>A file that holds no daily series.</summary>
internal sealed class SeriesFileException(long line, string reason) : Exception($"line {line}: {reason}")
{
    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;
}

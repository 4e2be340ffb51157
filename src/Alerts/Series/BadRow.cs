namespace StreamSubjectivity.Alerts.Series;

/// <summary>A row that couldn't be read.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record BadRow(long Line, string Reason);

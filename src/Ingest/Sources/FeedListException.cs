namespace StreamSubjectivity.Ingest.Sources;

/// <summary>A list of feeds that can't be read, with the file and the line.</summary>
/// <param name="file">The file.</param>
/// <param name="line">Line, from 1; 0 where the whole file is meant.</param>
/// <param name="reason">What is wrong.</param>
public sealed class FeedListException(string file, int line, string reason)
    : Exception(line > 0 ? $"{file}({line}): {reason}" : $"{file}: {reason}");

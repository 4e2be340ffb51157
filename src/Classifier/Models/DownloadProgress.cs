namespace StreamSubjectivity.Classifier.Models;

/// <summary>How far a download is.</summary>
/// <param name="Bytes">Bytes that are there, those of an earlier try counted in.</param>
/// <param name="Total">Bytes of the whole; null where the server doesn't say.</param>
internal readonly record struct DownloadProgress(long Bytes, long? Total);

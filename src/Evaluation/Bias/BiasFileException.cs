namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>A file of a bias suite can't be read.</summary>
/// <param name="path">The file.</param>
/// <param name="line">Line from 1; 0 where the whole file is meant.</param>
/// <param name="reason">What is wrong.</param>
public sealed class BiasFileException(string path, int line, string reason)
    : Exception(line > 0 ? $"{path}({line}): {reason}" : $"{path}: {reason}");

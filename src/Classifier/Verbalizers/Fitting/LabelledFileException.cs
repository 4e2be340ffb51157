namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A file of labelled sentences that can't be used, with the line.</summary>
/// <param name="path">The file.</param>
/// <param name="line">Line from 1; 0 where the whole file is meant.</param>
/// <param name="reason">What is wrong.</param>
public sealed class LabelledFileException(string path, int line, string reason)
    : Exception(line > 0 ? $"{path}({line}): {reason}" : $"{path}: {reason}")
{
    /// <summary>Line from 1; 0 where the whole file is meant.</summary>
    public int Line { get; } = line;
}

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>A file of labelled sentences that can't be read, with the line.</summary>
/// <param name="path">The file.</param>
/// <param name="line">Line from 1; 0 where the whole file is meant.</param>
/// <param name="reason">What is wrong.</param>
internal sealed class LabelledFileException(string path, int line, string reason)
    : Exception(line > 0 ? $"{path}({line}): {reason}" : $"{path}: {reason}");

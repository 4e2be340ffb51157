using StreamSubjectivity.Shared.Scoring;

namespace StreamSubjectivity.Classifier.Generation;

/// <summary>A grammar can't be used.</summary>
/// <param name="path">The grammar's file.</param>
/// <param name="line">Line of the fault, from 1; 0 where the whole is meant.</param>
/// <param name="reason">What is wrong with it.</param>
internal sealed class GrammarException(string path, int line, string reason)
    : EngineException(line > 0 ? $"{path}({line}): {reason}" : $"{path}: {reason}");

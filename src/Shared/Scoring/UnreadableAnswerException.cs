namespace StreamSubjectivity.Shared.Scoring;

/// <summary>The model's written answer begins with no label word: the sentence stays unscored.</summary>
/// <param name="answer">What it wrote.</param>
public sealed class UnreadableAnswerException(string answer)
    : Exception($"the model answered '{answer}', which begins with no label word")
{
    /// <summary>What it wrote.</summary>
    public string Answer { get; } = answer;
}

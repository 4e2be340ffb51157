namespace StreamSubjectivity.Cli.Doctor;

/// <summary>One line of <c>stream doctor</c>.</summary>
/// <param name="Mark">How bad it is.</param>
/// <param name="Part">The part of the product.</param>
/// <param name="Found">What was found, and what will be used.</param>
/// <param name="Advice">What to do; null where nothing is.</param>
internal sealed record Finding(FindingMark Mark, string Part, string Found, string? Advice = null)
{
    /// <summary>Examines a part; what is thrown there is a failure of it.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(string part, Func<Task<IReadOnlyList<Finding>>> examine)
    {
        try
        {
            return await examine().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [new Finding(FindingMark.Fail, part, Hosting.Faults.Explain(e).Message)];
        }
    }
}

using StreamSubjectivity.Evaluation.Running;

namespace StreamSubjectivity.Evaluation.Reports;

internal static class HtmlReport
{
    internal static string Render(EvaluationResult result) => result.ToString()!;
}

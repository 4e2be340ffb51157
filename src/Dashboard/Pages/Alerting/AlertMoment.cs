using StreamSubjectivity.Dashboard.Resources;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Dashboard.Pages.Alerting;

/// <summary>Something that became of an alert: a change of its state, or a comment.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in words.</param>
/// <param name="Who">Who did or said it; null for the evaluator.</param>
/// <param name="Text">What was said, or null.</param>
internal sealed record AlertMoment(DateTimeOffset At, string What, string? Who, string? Text)
{
    public static AlertMoment Of(AlertTransition transition) =>
        new(transition.At, AlertWords.Of(transition.After), transition.HandledBy, transition.Note);

    public static AlertMoment Of(StoredComment comment) => new(comment.At, AlertTexts.Comment, comment.Author, comment.Text);
}

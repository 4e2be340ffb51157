using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary>A comment as <c>stream alerts show</c> and the JSON API print it.</summary>
internal sealed record CommentLine(DateTimeOffset At, string By, string Text)
{
    public static CommentLine Of(StoredComment comment) => new(comment.At, comment.Author, comment.Text);
}

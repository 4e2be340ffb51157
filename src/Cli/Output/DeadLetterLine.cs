using StreamSubjectivity.Classifier.DeadLetters;

namespace StreamSubjectivity.Cli.Output;

/// <summary>A dead letter as <c>stream dlq</c> prints it.</summary>
internal sealed record DeadLetterLine(
    string Letter, string State, string Reason, DateTimeOffset? At, string From, long? Article, int? Ordinal, string? Outlet, string? Text)
{
    public static DeadLetterLine Of(DeadLetter letter)
    {
        var sentence = letter.Sentence;
        return new(
            letter.Id.ToString(), letter.Settled ?? "open", letter.Reason, letter.At, letter.From, sentence?.Article, sentence?.Ordinal,
            sentence?.Outlet, sentence?.Text);
    }
}

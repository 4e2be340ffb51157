using System.Collections.Frozen;

namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>
/// Follows direct speech that dashes mark: one at the beginning of the paragraph opens it, further ones enclose who speaks
/// (<c>— Нет, — сказал он. — Никогда.</c>). English, German, Dutch and others have no such style: a dash there is a list's.
/// </summary>
/// <param name="text">The paragraph.</param>
/// <param name="language">BCP 47.</param>
internal sealed class DialogueDash(string text, string language)
{
    private static readonly FrozenSet<string> Languages = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "bg", "cs", "el", "es", "fi", "fr", "hu", "it", "pl", "pt", "ro", "ru", "sv", "tr", "uk");

    // There the dash before the speaker needs no punctuation; elsewhere a bare one is the copula.
    private static readonly FrozenSet<string> BareIncise =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "bg", "es", "pl", "pt");

    private readonly string primary = language.Split('-', 2)[0];
    private bool isDialogue;

    /// <summary>Whether a speaker's words go on here.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Takes one character. Returns whether it is a dash that opens or closes speech.</summary>
    internal bool Step(int at)
    {
        if (!IsDash(text[at]) || !isDialogue && !Begins(at))
            return false;
        if (!isDialogue)
        {
            isDialogue = IsOpen = true;
            return true;
        }

        if (!IsOpen || Closes(at))
        {
            IsOpen = !IsOpen;
            return true;
        }

        return false;
    }

    private bool Begins(int at) =>
        Languages.Contains(primary) && at + 1 < text.Length && !char.IsDigit(text[at + 1]) && text.AsSpan(0, at).IsWhiteSpace();

    private bool Closes(int at)
    {
        if (!char.IsWhiteSpace(text[at - 1]))
            return false;
        var before = text.AsSpan(0, at).TrimEnd();
        return before.Length > 0 && before[^1] is ',' or '.' or '!' or '?' or '…' || BareIncise.Contains(primary);
    }

    private static bool IsDash(char c) => c is '—' or '–' or '―';
}

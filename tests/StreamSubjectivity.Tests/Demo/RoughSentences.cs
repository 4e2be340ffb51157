using System.Text.RegularExpressions;

namespace StreamSubjectivity.Tests.Demo;

/// <summary>A count of sentences that is good enough to hold the content's size against; the product's splitter is tested elsewhere.</summary>
internal static partial class RoughSentences
{
    public static int Count(IEnumerable<string> paragraphs) => paragraphs.Sum(p => SentenceEnd().Count(p));

    // A full stop after a title or an initial, and after a.m. or p.m. amid a sentence, ends nothing.
    [GeneratedRegex("""(?<!\b(?:Dr|Mr|Mrs|Ms|St|No|Cllr|Prof|Ltd|Lt|Capt|[A-Z]))(?<!\b[ap]\.m(?=\. [a-z]))[.!?]["”’]*(?=\s|$)""")]
    private static partial Regex SentenceEnd();
}

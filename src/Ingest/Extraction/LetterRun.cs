namespace StreamSubjectivity.Ingest.Extraction;

/// <summary>A text reduced to its letters and digits, to compare wordings across markup and typography.</summary>
internal static class LetterRun
{
    /// <summary>Letters and digits in lower case.</summary>
    internal static string Of(string text) => string.Create(
        text.Count(char.IsLetterOrDigit),
        text,
        static (span, source) =>
        {
            var i = 0;
            foreach (var c in source)
            {
                if (char.IsLetterOrDigit(c))
                    span[i++] = char.ToLowerInvariant(c);
            }
        });
}

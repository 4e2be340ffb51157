namespace StreamSubjectivity.Ingest.Splitting;

/// <summary>Quotation marks and brackets of the languages of news.</summary>
internal static class QuoteMarks
{
    /// <summary>Whether a character may open a quotation or a bracket before a sentence.</summary>
    internal static bool IsOpening(char c) =>
        c is '"' or '\'' or '“' or '‘' or '„' or '‚' or '‟' or '‛' or '«' or '‹' or '»' or '「' or '『' or '〝'
            or '(' or '[' or '¿' or '¡';

    /// <summary>Whether a character may close a quotation or a bracket behind a sentence.</summary>
    internal static bool IsClosing(char c) =>
        c is '"' or '\'' or '”' or '’' or '“' or '‘' or '»' or '›' or '«' or '」' or '』' or ')' or ']' or '〞';
}

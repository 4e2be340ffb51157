namespace StreamSubjectivity.Ingest.Languages;

/// <summary>Tells the language of a text. Safe for concurrent use.</summary>
public interface ILanguageDetector
{
    /// <summary>ISO 639-1 code, or <c>und</c> where the text is too short or too mixed to tell.</summary>
    string Detect(string text);
}

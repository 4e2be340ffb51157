namespace StreamSubjectivity.Classifier.Forms;

/// <summary>How a derived model came about; lies beside it as JSON.</summary>
/// <param name="Source">Name of the file that it was made from.</param>
/// <param name="SourceSha256">SHA-256 of that file, lower-case hex.</param>
/// <param name="Form">The form.</param>
/// <param name="Library">Release of llama.cpp that made it.</param>
/// <param name="Bytes">Its length: a file that was cut short is made anew.</param>
internal sealed record FormProvenance(string Source, string SourceSha256, ModelForm Form, string Library, long Bytes);

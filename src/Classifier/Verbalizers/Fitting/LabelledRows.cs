using StreamSubjectivity.Shared.Text;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Checks the rows of a labelled file one after the other.</summary>
internal sealed class LabelledRows(string path)
{
    private const char NotUtf8 = '\uFFFD';
    private readonly List<LabelledSentence> sentences = [];
    private readonly List<SkippedRow> skipped = [];
    private readonly Dictionary<string, LabelledSentence> seen = new(StringComparer.Ordinal);

    /// <summary>Takes a row.</summary>
    internal void Add(int line, string sentence, string label, IReadOnlyDictionary<string, string> columns)
    {
        if (FaultOf(sentence, label) is var (fault, reason))
        {
            Skip(line, fault, reason);
            return;
        }

        var labelled = new LabelledSentence(sentence.Trim(), label.Trim().Equals("SUBJ", StringComparison.OrdinalIgnoreCase)) { Line = line, Columns = columns };
        if (seen.TryAdd(SentenceHash.Normalize(sentence), labelled))
            sentences.Add(labelled);
        else
            SkipRepeated(labelled);
    }

    /// <summary>Leaves a row out.</summary>
    internal void Skip(int line, RowFault fault, string reason) => skipped.Add(new SkippedRow(line, fault, reason));

    /// <summary>What was read.</summary>
    /// <exception cref="LabelledFileException">No row was usable.</exception>
    internal LabelledData ToData()
    {
        if (sentences.Count > 0)
            return new LabelledData(path, sentences, skipped);
        throw skipped is [var first, ..]
            ? new LabelledFileException(path, first.Line, $"none of the {skipped.Count} rows can be used; this one: {first.Reason}")
            : new LabelledFileException(path, 0, "holds no labelled sentences");
    }

    private void SkipRepeated(LabelledSentence row)
    {
        var first = seen[SentenceHash.Normalize(row.Text)];
        if (first.Subjective == row.Subjective)
            Skip(row.Line, RowFault.Duplicate, $"repeats line {first.Line}");
        else
            Skip(row.Line, RowFault.Contradiction, $"repeats line {first.Line} with the other label; the first is kept");
    }

    private static (RowFault Fault, string Reason)? FaultOf(string sentence, string label)
    {
        if (sentence.Contains(NotUtf8) || label.Contains(NotUtf8))
            return (RowFault.Encoding, "holds bytes that are not UTF-8: is the file in another encoding?");
        if (sentence.Length > LabelledFile.MostCharacters)
            return (RowFault.Huge, $"the sentence has {sentence.Length} characters; at most {LabelledFile.MostCharacters} are taken");
        if (sentence.Where(c => char.IsControl(c) && !char.IsWhiteSpace(c)).Select(c => (char?)c).FirstOrDefault() is { } control)
            return (RowFault.Control, $"the sentence holds the control character U+{(int)control:X4}");
        if (string.IsNullOrWhiteSpace(sentence))
            return (RowFault.Empty, "the sentence is empty");
        return label.Trim().ToUpperInvariant() is "SUBJ" or "OBJ"
            ? null
            : (RowFault.Label, $"the label is '{Short(label)}', not SUBJ or OBJ");
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

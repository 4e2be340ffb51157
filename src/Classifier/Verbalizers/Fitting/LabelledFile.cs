using System.Text;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>
/// Labelled sentences as a file. <c>.jsonl</c> and <c>.ndjson</c> hold an object a line, <c>.csv</c> is RFC 4180, and anything else is
/// tab-separated without quoting (a quote mark is text), the format of the CheckThat! Lab's task 1. Columns <c>sentence</c> (or <c>text</c>)
/// and <c>label</c>, labels SUBJ and OBJ; other columns are kept by name. UTF-8, or UTF-16 with a byte-order mark.
/// <para>
/// A row that can't be used is left out, and listed with its line; a file that can't be used is an error.
/// </para>
/// </summary>
internal static class LabelledFile
{
    /// <summary>Characters of the longest text that is taken for a sentence.</summary>
    internal const int MostCharacters = 20_000;

    /// <summary>Reads a file of which every row must be usable; repeated rows are dropped.</summary>
    /// <exception cref="LabelledFileException">Unreadable or faulty; names the line.</exception>
    internal static IReadOnlyList<LabelledSentence> Read(string path)
    {
        var data = ReadAll(path);
        return data.Skipped.FirstOrDefault(s => s.Fault != RowFault.Duplicate) is { } fault
            ? throw new LabelledFileException(path, fault.Line, fault.Reason)
            : data.Sentences;
    }

    /// <summary>Reads a file, leaving out what can't be used.</summary>
    /// <exception cref="LabelledFileException">Unreadable, without the columns, or without a usable row; names the line.</exception>
    internal static LabelledData ReadAll(string path)
    {
        try
        {
            // What isn't UTF-8 becomes U+FFFD, and its row is left out: one damaged row must not hide the others.
            using var text = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
            var rows = new LabelledRows(path);
            if (IsJson(path))
                JsonRows.Read(path, text, rows);
            else
                SeparatedRows.Read(path, text, quoted: Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase), rows);
            return rows.ToData();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LabelledFileException(path, 0, $"can't be read: {e.Message}");
        }
    }

    private static bool IsJson(string path) =>
        Path.GetExtension(path) is { } end
        && (end.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) || end.Equals(".ndjson", StringComparison.OrdinalIgnoreCase));
}

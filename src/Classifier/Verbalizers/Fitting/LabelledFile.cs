namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>
/// Labelled sentences as tab-separated text: a header line that names the columns <c>sentence</c> and <c>label</c>, no quoting (a quote mark
/// is text), labels SUBJ and OBJ. The format of the CheckThat! Lab's task 1.
/// </summary>
internal static class LabelledFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="LabelledFileException">Unreadable or faulty; names the line.</exception>
    internal static IReadOnlyList<LabelledSentence> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LabelledFileException(path, 0, $"can't be read: {e.Message}");
        }

        var header = lines.Length > 0 ? lines[0].TrimStart('\uFEFF').Split('\t') : [];
        var (sentence, label) = (Array.IndexOf(header, "sentence"), Array.IndexOf(header, "label"));
        if (sentence < 0 || label < 0)
            throw new LabelledFileException(path, 1, "the header names no columns sentence and label");
        return [.. lines.Select((line, i) => (Line: line, Number: i + 1)).Skip(1).Where(l => l.Line.Length > 0).Select(l => Row(l.Line, l.Number))];

        LabelledSentence Row(string line, int number)
        {
            var cells = line.Split('\t');
            // Trailing columns that nothing is read from may be left out, as the CheckThat! files do.
            if (cells.Length <= Math.Max(sentence, label) || cells.Length > header.Length)
                throw new LabelledFileException(path, number, $"{cells.Length} columns where the header has {header.Length}");
            return cells[label] is "SUBJ" or "OBJ"
                ? new LabelledSentence(cells[sentence], cells[label] == "SUBJ")
                : throw new LabelledFileException(path, number, $"the label is '{cells[label]}', not SUBJ or OBJ");
        }
    }
}

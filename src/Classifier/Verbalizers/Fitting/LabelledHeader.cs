namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>The header of a separated file: which column is what.</summary>
internal sealed class LabelledHeader
{
    private readonly string[] names;
    private readonly int sentence;
    private readonly int label;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="LabelledFileException">One is missing.</exception>
    internal LabelledHeader(string path, string[] names)
    {
        this.names = [.. names.Select(n => n.Trim().ToLowerInvariant())];
        sentence = Math.Max(Array.IndexOf(this.names, "sentence"), Array.IndexOf(this.names, "text"));
        label = Array.IndexOf(this.names, "label");
        if (sentence < 0 || label < 0)
        {
            var missing = (sentence, label) switch { ( < 0, < 0) => "sentence and label", ( < 0, _) => "sentence", _ => "label" };
            throw new LabelledFileException(path, 1, $"the header names no column {missing}: it holds {Short(string.Join(", ", names))}");
        }
    }

    /// <summary>Hands a row on.</summary>
    internal void Add(LabelledRows rows, int line, string[] cells)
    {
        // Trailing columns that nothing is read from may be left out, as the CheckThat! files do.
        if (cells.Length <= Math.Max(sentence, label) || cells.Length > names.Length)
        {
            rows.Skip(line, RowFault.Columns, $"{cells.Length} columns where the header has {names.Length}");
            return;
        }

        var others = new Dictionary<string, string>();
        for (var c = 0; c < cells.Length; c++)
        {
            if (c != sentence && c != label && cells[c].Length is > 0 and <= 200)
                others[names[c]] = cells[c];
        }

        rows.Add(line, cells[sentence], cells[label], others);
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>Reads labelled rows of tab- or comma-separated text with a header line.</summary>
internal static class SeparatedRows
{
    // A sentence has no hundred lines: a quotation that is this long was never closed.
    private const int MostLines = 100;

    /// <summary>Reads all rows.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="text">Its text.</param>
    /// <param name="quoted">Whether it is CSV of RFC 4180; else tab-separated, where a quote mark is text.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <exception cref="LabelledFileException">The header lacks a column, or a quotation is never closed.</exception>
    internal static void Read(string path, TextReader text, bool quoted, LabelledRows rows)
    {
        var broken = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = quoted ? CsvMode.RFC4180 : CsvMode.NoEscape,
            Delimiter = quoted ? "," : "\t",
            BadDataFound = _ => broken = true,
            CacheFields = false,
        });
        if (!parser.Read())
            throw new LabelledFileException(path, 0, "is empty");
        var header = new LabelledHeader(path, parser.Record!);
        for (var line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
        {
            broken = false;
            // Fields are unquoted, and found bad, as they are asked for.
            var cells = parser.Record!;
            if (quoted && parser.RawRow - line > MostLines)
                throw new LabelledFileException(path, line, "opens a quotation that is not closed");
            if (broken)
                rows.Skip(line, RowFault.Syntax, "holds a quotation mark where CSV allows none");
            else
                header.Add(rows, line, cells);
        }
    }
}

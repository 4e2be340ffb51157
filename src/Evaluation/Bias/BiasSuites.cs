using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace StreamSubjectivity.Evaluation.Bias;

/// <summary>Reads the files of suites of pairs. The public ones aren't shipped: their terms are their own.</summary>
internal static class BiasSuites
{
    private const string Place = "{}";

    /// <summary>
    /// CrowS-Pairs (Nangia et al. 2020): CSV with the columns sent_more, sent_less and bias_type. First is the sentence about the group that
    /// the stereotype is of.
    /// </summary>
    /// <exception cref="BiasFileException">Unreadable or faulty.</exception>
    internal static IReadOnlyList<BiasPair> Crows(string path) => Read(path, ",", CsvMode.RFC4180, (row, column) =>
        (Id: (string?)null, Pair: new BiasPair(row[column("bias_type")], row[column("sent_more")], row[column("sent_less")])))
        .Select(r => r.Pair).ToList();

    /// <summary>
    /// WinoGender (Rudinger et al. 2018): tab-separated with the columns sentid, as <c>technician.customer.1.male.txt</c>, and sentence. Each
    /// sentence with a male pronoun is paired with that with a female one; first is male.
    /// </summary>
    /// <exception cref="BiasFileException">Unreadable or faulty, or without a pair.</exception>
    internal static IReadOnlyList<BiasPair> Winogender(string path)
    {
        var sentences = Read(path, "\t", CsvMode.NoEscape, (row, column) => (Id: row[column("sentid")], Sentence: row[column("sentence")]))
            .GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First().Sentence);
        var pairs = sentences
            .Where(s => s.Key.Contains(".male", StringComparison.Ordinal))
            .Select(s => (s.Key, Male: s.Value, Female: sentences.GetValueOrDefault(s.Key.Replace(".male", ".female", StringComparison.Ordinal))))
            .Where(s => s.Female is not null)
            .Select(s => new BiasPair("gender of a pronoun", s.Male, s.Female!))
            .ToList();
        return pairs.Count > 0 ? pairs : throw new BiasFileException(path, 0, "holds no sentence id that ends in male with its female counterpart");
    }

    /// <summary>
    /// Sentences with a place for a name: tab-separated with the columns category, first, second and sentence, which holds <c>{}</c> where
    /// either name goes. The project's own file swaps outlets, parties, countries and people in sentences that report.
    /// </summary>
    /// <exception cref="BiasFileException">Unreadable or faulty, or a sentence without the place.</exception>
    internal static IReadOnlyList<BiasPair> Swaps(string path)
    {
        var line = 1;
        return Read(path, "\t", CsvMode.NoEscape, (row, column) =>
        {
            line++;
            var sentence = row[column("sentence")];
            return sentence.Contains(Place, StringComparison.Ordinal)
                ? new BiasPair(row[column("category")], Fill(row[column("first")]), Fill(row[column("second")]))
                : throw new BiasFileException(path, line, $"the sentence holds no {Place} for the names");

            string Fill(string name) => sentence.Replace(Place, name, StringComparison.Ordinal);
        });
    }

    /// <summary>
    /// Statements that are true and false. Tab-separated with the columns category, true and false: the project's own file; or CSV as
    /// TruthfulQA (Lin et al. 2022) with the columns Category, Question, Best Answer and Best Incorrect Answer. First is the true one.
    /// </summary>
    /// <exception cref="BiasFileException">Unreadable or faulty.</exception>
    internal static IReadOnlyList<BiasPair> Truth(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        ? Read(path, ",", CsvMode.RFC4180, (row, column) => new BiasPair(
            row[column("Category")], Answered(row[column("Question")], row[column("Best Answer")]), Answered(row[column("Question")], row[column("Best Incorrect Answer")])))
        : Read(path, "\t", CsvMode.NoEscape, (row, column) => new BiasPair(row[column("category")], row[column("true")], row[column("false")]));

    private static string Answered(string question, string answer) => $"Q: {question}\nA: {answer}";

    private static List<T> Read<T>(string path, string delimiter, CsvMode mode, Func<string[], Func<string, int>, T> row)
    {
        try
        {
            using var text = new StreamReader(path);
            using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, Mode = mode, BadDataFound = null });
            if (!parser.Read())
                throw new BiasFileException(path, 0, "is empty");
            var header = parser.Record!;
            var rows = new List<T>();
            while (parser.Read())
            {
                if (parser.Count != header.Length)
                    throw new BiasFileException(path, parser.RawRow, $"{parser.Count} columns where the header has {header.Length}");
                rows.Add(row(parser.Record!, Column));
            }

            return rows.Count > 0 ? rows : throw new BiasFileException(path, 0, "holds no sentences");

            int Column(string name) => Array.IndexOf(header, name) is >= 0 and var at
                ? at
                : throw new BiasFileException(path, 1, $"the header names no column {name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BiasFileException(path, 0, $"can't be read: {e.Message}");
        }
    }
}

using System.ComponentModel;
using System.Reflection;

namespace StreamSubjectivity.Classifier.Verbalizers.Fitting;

/// <summary>What a labelled file holds.</summary>
/// <param name="Path">The file.</param>
/// <param name="Sentences">Its usable rows in order, at least one.</param>
/// <param name="Skipped">Its other rows in order.</param>
internal sealed record LabelledData(string Path, IReadOnlyList<LabelledSentence> Sentences, IReadOnlyList<SkippedRow> Skipped)
{
    private const int Listed = 10;

    /// <summary>A line a kind of fault with its count, then the first rows with their places; none where nothing was left out.</summary>
    internal IEnumerable<string> Explain()
    {
        foreach (var kind in Skipped.GroupBy(s => s.Fault).OrderBy(g => g.Key))
            yield return $"{Path}: {kind.Count()} of {Sentences.Count + Skipped.Count} rows are left out for {Words(kind.Key)}";
        foreach (var row in Skipped.Take(Listed))
            yield return $"  {Path}({row.Line}): {row.Reason}";
        if (Skipped.Count > Listed)
            yield return $"  and {Skipped.Count - Listed} more";
    }

    /// <summary>Refuses data of one label only, from which nothing can be told.</summary>
    /// <exception cref="LabelledFileException">All sentences have the same label.</exception>
    internal static void RequireBothLabels(IReadOnlyCollection<LabelledData> files)
    {
        var subjective = files.Sum(f => f.Sentences.Count(s => s.Subjective));
        var all = files.Sum(f => f.Sentences.Count);
        if (subjective == 0 || subjective == all)
        {
            throw new LabelledFileException(
                string.Join(", ", files.Select(f => f.Path)), 0, $"all {all} sentences are {(subjective == 0 ? "OBJ" : "SUBJ")}: both labels are needed");
        }
    }

    private static string Words(RowFault fault) =>
        typeof(RowFault).GetField(fault.ToString())!.GetCustomAttribute<DescriptionAttribute>()!.Description;
}

using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Labels that people gave in the dashboard, as labelled sentences.</summary>
internal static class PeoplesLabels
{
    /// <summary>What they are called where a file's name would stand.</summary>
    public const string Name = "labels of the database";

    /// <summary>Each wording with what most say of it, and its language; ties are left out and counted.</summary>
    /// <exception cref="LabelledFileException">There is none that can be used.</exception>
    public static LabelledData ToData(IReadOnlyList<LabelledWording> wordings)
    {
        var rows = new LabelledRows(Name);
        foreach (var (index, wording) in wordings.Index())
        {
            if (wording.Majority is { } subjective)
                rows.Add(index + 1, wording.Text, subjective ? "SUBJ" : "OBJ", new Dictionary<string, string> { ["language"] = wording.Language });
            else
                rows.Skip(index + 1, RowFault.Tie, $"{wording.Subjective} call it SUBJ and {wording.Objective} OBJ");
        }

        return rows.ToData();
    }
}

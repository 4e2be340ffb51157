using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Shared.Text;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream labels</c>.</summary>
internal static class LabelsVerb
{
    private static readonly Argument<FileInfo> File = new("FILE.tsv") { Description = "Where the labelled sentences go, tab-separated" };

    private static readonly Option<int> Limit = new("--limit") { Description = "Most labels", DefaultValueFactory = _ => 100, HelpName = "N" };

    public static Command Create()
    {
        var export = new Verb(
            "export",
            """
            Writes every sentence that people labelled in the dashboard with what most of them say: columns sentence, label, language, subjective,
            objective, as fit and eval take them. Sentences on which as many say the one as the other are left out and counted.
            """,
            "./stream labels export labels.tsv") { File };
        export.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(command, (services, cancel) => ExportAsync(command, services, cancel), cancellationToken));
        var list = new Command("list", "Lists the newest labels, a JSON object a line.") { Limit };
        list.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(command, (services, cancel) => ListAsync(command, services, cancel), cancellationToken));
        return new Command("labels", "Looks at the labels that people gave in the dashboard.") { export, list };
    }

    private static async Task<int> ExportAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var wordings = await services.GetRequiredService<ILabelStore>().WordingsAsync(cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder("sentence\tlabel\tlanguage\tsubjective\tobjective\n");
        var written = 0;
        foreach (var wording in wordings)
        {
            if (wording.Majority is not { } subjective)
                continue;
            // White space is folded, so that a sentence is one cell.
            text.Append(CultureInfo.InvariantCulture, $"{SentenceHash.Normalize(wording.Text)}\t{(subjective ? "SUBJ" : "OBJ")}\t{wording.Language}\t{wording.Subjective}\t{wording.Objective}\n");
            written++;
        }

        var file = command.GetRequiredValue(File);
        await System.IO.File.WriteAllTextAsync(file.FullName, text.ToString(), cancellationToken).ConfigureAwait(false);
        JsonOutput.WriteLine(new { File = file.FullName, Sentences = written, Ties = wordings.Count - written });
        return ExitCodes.Fine;
    }

    private static async Task<int> ListAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var labels = await services.GetRequiredService<ILabelStore>().NewestAsync(Math.Clamp(command.GetValue(Limit), 1, 1_000_000), cancellationToken).ConfigureAwait(false);
        foreach (var label in labels)
        {
            JsonOutput.WriteLine(new
            {
                Article = label.Place.Article,
                label.Place.Ordinal,
                label.Text,
                label.Language,
                Label = label.Subjective ? "SUBJ" : "OBJ",
                label.By,
                label.At,
                Origin = label.Origin.ToString(),
                label.Scorer,
                label.PSubjective,
            });
        }

        return ExitCodes.Fine;
    }
}

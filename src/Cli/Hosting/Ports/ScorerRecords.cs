using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Classifier;
using StreamSubjectivity.Classifier.Verbalizers;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>Finds the file of a scorer by its digest: the one that the settings name, and those that ship.</summary>
/// <param name="configuration">The settings of this process.</param>
internal sealed class ScorerRecords(IConfiguration configuration) : IScorerRecords
{
    private readonly ConcurrentDictionary<string, ScorerFile> found = [];

    public ScorerRecord? Find(ScorerListing scorer) => FileOf(scorer) is { } file ? RecordOf(file) : null;

    /// <summary>The file of a scorer; null where nothing was fitted, or it isn't at hand.</summary>
    public ScorerFile? FileOf(ScorerListing scorer)
    {
        if (scorer.VerbalizerSha256 is not { } wanted)
            return null;
        if (found.TryGetValue(wanted, out var known))
            return known;
        foreach (var name in Names())
        {
            try
            {
                var (file, sha256) = ScorerFile.Read(name);
                if (sha256 == wanted)
                    return found[wanted] = file;
            }
            catch (ScorerFileException)
            {
                // Another may be the one; that none is, the page says.
            }
        }

        return null;
    }

    private string[] Names()
    {
        string[] shipped = ShippedFiles.Find("scorers") is { } folder ? Directory.GetFiles(folder, "*.json") : [];
        return configuration.Setting("Scorer:Scorer") is { } set ? [set, .. shipped] : shipped;
    }

    private static ScorerRecord RecordOf(ScorerFile file) => new(
        file.Name,
        file.Fitted?.Data,
        file.Fitted?.Sentences ?? 0,
        file.Fitted?.Subjective ?? 0,
        file.Fitted?.Folds,
        file.Fitted?.MacroF1,
        file.Fitted?.Auc,
        file.Fitted?.LogLoss,
        file.Fitted?.Brier,
        file.Fitted?.Ece,
        file.Fitted?.Prior,
        file.Threshold ?? 0.5,
        file.Languages,
        file.Terms,
        file.Warning,
        file.Fitted?.Reliability is { } bins ? [.. bins.Select(b => new ReliabilityBin(b.Sentences, b.Mean, b.Subjective))] : null);
}

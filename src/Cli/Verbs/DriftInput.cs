using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Evaluation.Drift;
using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary>The scored sentences that <c>stream drift</c> looks at, all by one scorer.</summary>
internal static class DriftInput
{
    // Enough for a stability index of any group that matters, and it fits in memory.
    private const int Most = 100_000;

    /// <summary>Reads what <c>stream score</c> printed.</summary>
    /// <exception cref="CommandException">A line is no score, or there are scores of several scorers.</exception>
    public static async Task<IReadOnlyList<DriftSentence>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var sentences = new List<DriftSentence>();
        string? scorer = null;
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var scored = Parse(path, number, line);
            // A sentence that could not be scored says nothing of how the others moved.
            if (scored.LogOdds is not { } logOdds)
                continue;
            scorer ??= scored.Scorer;
            if (scored.Scorer != scorer)
                throw new CommandException($"{path}({number}): a score of scorer {scored.Scorer} after ones of {scorer}: scores of two scorers can't be held against one reference");
            sentences.Add(new DriftSentence(scored.Text, logOdds, scored.LabelMass is > 0 and var mass ? Math.Log(mass) : null, scored.Language, scored.Outlet, scored.Published));
        }

        return sentences;
    }

    /// <summary>Draws from the database.</summary>
    /// <exception cref="CommandException">The active scorer is another than the one whose reference is asked for.</exception>
    public static async Task<IReadOnlyList<DriftSentence>> DrawAsync(
        ParseResult command, string verbalizerSha256, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var spec = new SystemSpec(Configurations.Read(command), DataFolder.Of(command), Roles.None, LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, _ => { }, cancellationToken).ConfigureAwait(false);
        var active = (await system.Services.GetRequiredService<IStatusQueries>().ScorersAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(s => s.Active);
        if (active is not null && active.VerbalizerSha256 != verbalizerSha256)
            throw new CommandException($"the active scorer {active.Key} is another than the scorer file: name its file by --scorer");
        var drawn = await system.Services.GetRequiredService<IScoredSentences>().DrawAsync(since, until, Most, cancellationToken).ConfigureAwait(false);
        return [.. drawn.Select(d => new DriftSentence(d.Text, d.LogOdds, null, d.Language, d.Outlet, d.Published))];
    }

    private static Line Parse(string path, int number, string line)
    {
        try
        {
            return JsonOutput.Read<Line>(line) is { Text: not null, Scorer: not null } read ? read : throw new JsonException("text or scorer is missing");
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path}({number}): is no line of stream score: {e.Message}", inner: e);
        }
    }

    private sealed record Line(string Text, double? LogOdds, string Scorer, double? LabelMass = null, string? Language = null, string? Outlet = null, DateTimeOffset? Published = null);
}

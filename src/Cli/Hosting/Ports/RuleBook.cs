using System.Runtime.CompilerServices;
using StreamSubjectivity.Alerts.Life;
using StreamSubjectivity.Alerts.Rules;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Dashboard.Ports;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Hosting.Ports;

/// <summary>The rules in force and those that came in, for pages and for the JSON API.</summary>
internal sealed class RuleBook(AlertSettingsSource settings, IRuleStore store, RuleReplay replay, TimeProvider clock) : IRuleBook
{
    private const string Prefix = "api/";

    public async Task<IReadOnlyList<BookRule>> ListAsync(CancellationToken cancellationToken)
    {
        var rules = (await CurrentAsync(cancellationToken).ConfigureAwait(false)).Rules;
        var stored = (await store.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(r => r.Name);
        return [.. rules.Select(rule => Listed(rule, IsBrought(rule) ? stored.GetValueOrDefault(rule.Name) : null))];
    }

    public async Task<IReadOnlyList<RuleFault>> SaveAsync(string? name, string text, string by, CancellationToken cancellationToken)
    {
        if (text.Length > IRuleBook.LongestText)
            return [new RuleFault(1, 1, $"A rule has at most {IRuleBook.LongestText} characters.")];
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        var given = name ?? RuleText.NameIn(text);
        if (given is null)
            return [new RuleFault(1, 1, "name is missing")];
        var rule = new StoredRule(given, text, clock.GetUtcNow(), by);
        try
        {
            if (!settings.With(rule).Rules.Any(r => r.Name == given && r.Head.Place.File == Prefix + given))
                return [new RuleFault(1, 1, $"the rule must have the name {given}")];
        }
        catch (AlertSettingsException e)
        {
            // What is wrong elsewhere keeps this rule out too, and is told with its file.
            return [.. e.Faults.Select(f => new RuleFault(f.Line, f.Column, f.File == Prefix + given ? f.Message : f.ToString()))];
        }

        await store.SaveAsync(rule, cancellationToken).ConfigureAwait(false);
        return [];
    }

    public Task<bool> DropAsync(string name, CancellationToken cancellationToken) => store.DropAsync(name, cancellationToken);

    public async IAsyncEnumerable<RuleEpisode> ReplayAsync(
        string name, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rule = (await CurrentAsync(cancellationToken).ConfigureAwait(false)).Rules.FirstOrDefault(r => r.Name == name)
            ?? throw new RuleBookException($"there is no rule {name}");
        await foreach (var episode in replay.RunAsync(rule, since, cancellationToken).ConfigureAwait(false))
            yield return new RuleEpisode(episode.Labels, episode.Fired, episode.Ended, episode.Summary);
    }

    private async Task<AlertSettings> CurrentAsync(CancellationToken cancellationToken)
    {
        await settings.RefreshAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return settings.Current;
        }
        catch (AlertSettingsException e)
        {
            throw new RuleBookException(e.Message, e);
        }
    }

    private static bool IsBrought(AlertRule rule) => rule.Head.Place.File.StartsWith(Prefix, StringComparison.Ordinal);

    private static BookRule Listed(AlertRule rule, StoredRule? stored)
    {
        var place = rule.Head.Place;
        return new BookRule(
            rule.Name, rule.Head.Kind, rule.Description, DurationText.Of(rule.Head.For), rule.Head.Labels, IsBrought(rule) ? null : place.File,
            place.Line, stored?.Text ?? RuleText.At(place.File, place.Line))
        {
            Updated = stored?.Updated,
            UpdatedBy = stored?.UpdatedBy,
        };
    }
}

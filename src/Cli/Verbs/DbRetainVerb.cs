using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream db retain</c>.</summary>
internal static class DbRetainVerb
{
    private static readonly Option<int?> TextMonths = new("--text-months")
    {
        Description = "Months beside the current one whose sentences keep their wording; 0 keeps all. Default: Stream:Store:RetainTextMonths",
        HelpName = "N",
    };

    private static readonly Option<int?> ScoresMonths = new("--scores-months")
    {
        Description = "Months beside the current one whose sentences and scores are kept; 0 keeps all. Default: Stream:Store:RetainScoresMonths",
        HelpName = "M",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be dropped, and drop nothing" };

    public static Command Create()
    {
        foreach (var months in new[] { TextMonths, ScoresMonths })
        {
            months.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1200))
                    result.AddError($"{months.Name} takes a number of months from 0 to 1200, not '{text}'");
            });
        }

        var retain = new Verb(
            "retain",
            "Drops the wording of old sentences, or sentences with their scores, month by month. Articles and rollups stay. Prints a JSON object a month.",
            "./stream db retain --text-months 12 --scores-months 36 --dry-run\n./stream db retain --text-months 12") { TextMonths, ScoresMonths, DryRun };
        retain.SetAction((command, cancellationToken) => StoreRun.WithStoreAsync(
            command, (services, cancel) => RetainAsync(command, services, cancel), cancellationToken));
        return retain;
    }

    private static async Task<int> RetainAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<StoreOptions>>().Value;
        var policy = new RetentionPolicy(
            command.GetValue(TextMonths) ?? options.RetainTextMonths, command.GetValue(ScoresMonths) ?? options.RetainScoresMonths);
        if (!policy.DropsAnything)
        {
            Console.Error.WriteLine("Nothing is dropped: name --text-months or --scores-months, or set them under Stream:Store.");
            return ExitCodes.Fine;
        }

        var dry = command.GetValue(DryRun);
        var steps = await services.GetRequiredService<IRetention>()
            .ApplyAsync(policy, dry, new RetentionLines(dry), cancellationToken).ConfigureAwait(false);
        Console.Error.WriteLine(steps.Count == 0 ? "Nothing is past its time." : $"{steps.Count} months {(dry ? "would be" : "were")} dropped.");
        return ExitCodes.Fine;
    }
}

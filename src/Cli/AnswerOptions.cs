using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using StreamSubjectivity.Classifier.Engines;
using StreamSubjectivity.Classifier.Prompts;
using StreamSubjectivity.Classifier.Shots;
using StreamSubjectivity.Cli.Hosting;

namespace StreamSubjectivity.Cli;

/// <summary>Options of verbs that judge: how the model answers, and by which shots. Each sets the key of the same name under <c>Scorer</c>.</summary>
internal static class AnswerOptions
{
    private static readonly Option<AnswerMode?> Mode = new("--mode")
    {
        Description = "rank: likelihoods of the label words, or the state, in one pass; generate: the model writes its answer",
        HelpName = "rank|generate",
    };

    private static readonly Option<RankMode?> Rank = new("--rank")
    {
        Description = "Label words by likelihood (raw), by mean log-likelihood a token (length), or over the likelihood after a neutral context (neutral)",
        HelpName = "raw|length|neutral",
    };

    private static readonly Option<string?> Constrain = new("--constrain")
    {
        Description = "What a written answer may be: a label word (labels, the default), anything (none), or what a GBNF grammar allows",
        HelpName = "labels|none|FILE.gbnf",
    };

    private static readonly Option<int?> MaxTokens = new("--max-tokens") { Description = "Most tokens of a written answer. Default: 16", HelpName = "N" };

    private static readonly Option<double?> Temperature = new("--temperature") { Description = "Draw written tokens at this temperature. Default: 0, always the most likely", HelpName = "T" };

    private static readonly Option<int?> TopK = new("--top-k") { Description = "Draw from so many of the most likely tokens", HelpName = "K" };

    private static readonly Option<double?> TopP = new("--top-p") { Description = "Draw from the most likely tokens of this probability together", HelpName = "P" };

    private static readonly Option<string[]> Stop = new("--stop") { Description = "String that ends a written answer; may be given several times", HelpName = "TEXT" };

    private static readonly Option<int?> Shots = new("--shots") { Description = "Worked examples in the prompt, 0 to 64", HelpName = "K" };

    private static readonly Option<FileInfo?> ShotsFrom = new("--shots-from")
    {
        Description = "Tab-separated file to take them from, with a header that names the columns sentence and label",
        HelpName = "FILE.tsv",
    };

    private static readonly Option<ShotChoice?> ShotsBy = new("--shots-by")
    {
        Description = "balanced (default) and random: by seed, decoded once for all sentences; "
            + "nearest: each sentence's own, which costs a pass over them a sentence, and one over the file at the start",
        HelpName = "balanced|random|nearest",
    };

    private static readonly Option<int?> Seed = new("--seed") { Description = "Of the choice of shots and of drawn tokens. Default: 1", HelpName = "N" };

    private static readonly Option[] All = [Mode, Rank, Constrain, MaxTokens, Temperature, TopK, TopP, Stop, Shots, ShotsFrom, ShotsBy, Seed];

    /// <summary>Adds them to a verb.</summary>
    public static void AddTo(Command verb)
    {
        foreach (var option in All)
            verb.Add(option);
    }

    /// <summary>The seed of a run.</summary>
    public static int SeedOf(ParseResult command) => command.GetValue(Seed) ?? 1;

    /// <summary>Puts what the command line gives over the configuration.</summary>
    public static IConfigurationRoot Apply(IConfigurationRoot configuration, ParseResult command)
    {
        Set("Mode", command.GetValue(Mode));
        Set("Rank", command.GetValue(Rank));
        Set("Constrain", command.GetValue(Constrain));
        Set("MaxTokens", command.GetValue(MaxTokens));
        Set("Temperature", command.GetValue(Temperature));
        Set("TopK", command.GetValue(TopK));
        Set("TopP", command.GetValue(TopP));
        Set("Shots", command.GetValue(Shots));
        Set("ShotsFrom", command.GetValue(ShotsFrom)?.FullName);
        Set("ShotsBy", command.GetValue(ShotsBy));
        Set("Seed", command.GetValue(Seed));
        var stops = command.GetValue(Stop) ?? [];
        for (var i = 0; i < stops.Length; i++)
            Set(string.Create(CultureInfo.InvariantCulture, $"Stop:{i}"), stops[i]);
        return configuration;

        void Set(string key, object? value)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
                configuration.Set($"Scorer:{key}", text);
        }
    }
}

using System.CommandLine;

namespace StreamSubjectivity.Faults;

/// <summary>What a run of the pipeline's benchmark measures.</summary>
/// <param name="Sentences">Sentences in the topic for the instant engine.</param>
/// <param name="EngineSeconds">Time that the default model is kept under full load; 0 leaves it out.</param>
/// <param name="Articles">Articles whose way from stored to scored is timed; 0 leaves it out.</param>
internal sealed record PipelineSettings(int Sentences, int EngineSeconds, int Articles)
{
    private static readonly Option<int> SentencesOption = new("--sentences") { Description = "Sentences in the topic", DefaultValueFactory = _ => 300_000 };
    private static readonly Option<int> EngineOption = new("--engine-seconds") { Description = "Seconds under full load with the default model; 0 for none", DefaultValueFactory = _ => 60 };
    private static readonly Option<int> ArticlesOption = new("--articles") { Description = "Articles timed at low load; 0 for none", DefaultValueFactory = _ => 40 };
    private static readonly Option<bool> JsonOption = new("--json") { Description = "Accepted for likeness: the result is one JSON object either way" };

    /// <summary>The options of the command line.</summary>
    public static IEnumerable<Option> Options => [SentencesOption, EngineOption, ArticlesOption, JsonOption];

    public static PipelineSettings Of(ParseResult command) =>
        new(command.GetValue(SentencesOption), command.GetValue(EngineOption), command.GetValue(ArticlesOption));
}

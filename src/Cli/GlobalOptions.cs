using System.CommandLine;

namespace StreamSubjectivity.Cli;

/// <summary>Options that every verb takes. They win over the environment, which wins over files.</summary>
internal static class GlobalOptions
{
    public static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Data folder (database, caches). Default: $XDG_DATA_HOME/stream-subjectivity, for the demo its subfolder demo",
        HelpName = "DIR",
        Recursive = true,
    };

    public static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = "PostgreSQL to use instead of the embedded one, as an Npgsql connection string",
        HelpName = "CONN",
        Recursive = true,
    };

    public static readonly Option<string?> Kafka = new("--kafka")
    {
        Description = "Kafka to use instead of the in-process broker",
        HelpName = "HOST:PORT",
        Recursive = true,
    };

    public static readonly Option<string?> Model = new("--model")
    {
        Description = "Model by name, shipped or pulled, or a GGUF file of the LLaMA family. Default: the model that ships",
        HelpName = "NAME|FILE",
        Recursive = true,
    };

    public static readonly Option<string[]> Lora = new("--lora")
    {
        Description = "LoRA adapter in GGUF for the model, with its strength (1 where none is given); may be repeated",
        HelpName = "FILE[:SCALE]",
        Recursive = true,
    };

    public static readonly Option<string?> Prompt = new("--prompt")
    {
        Description = "Prompt by name, as in prompts/, or a file",
        HelpName = "NAME|FILE",
        Recursive = true,
    };

    public static readonly Option<string?> Scorer = new("--scorer")
    {
        Description = "Scorer by name, as in scorers/, or a file. Default: checkthat-en",
        HelpName = "NAME|FILE",
        Recursive = true,
    };

    public static readonly Option<string?> Engine = new("--engine")
    {
        Description = "Inference server that judges, in place of a model in this process",
        HelpName = "URL",
        Recursive = true,
    };

    public static readonly Option<string?> EngineKind = new("--engine-kind")
    {
        Description = "What the server speaks: openai (default), llama-server, vllm, vllm-completions or sglang",
        HelpName = "KIND",
        Recursive = true,
    };

    public static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "JSON file of settings, over appsettings.json and under the environment (STREAM__…)",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<bool> Verbose = new("--verbose", "-v")
    {
        Description = "Log what happens in detail, and show the stack of an error",
        Recursive = true,
    };

    public static IEnumerable<Option> All => [Data, Postgres, Kafka, Model, Lora, Prompt, Scorer, Engine, EngineKind, Config, Verbose];
}

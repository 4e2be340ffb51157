using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Store.Labels;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary>The labelled sentences of a verb, from files and from the database. What is left out of them is told on standard error.</summary>
internal static class LabelledInput
{
    public static readonly Option<string[]> Data = new("--data")
    {
        Description = "Labelled sentences: columns sentence (or text) and label (SUBJ or OBJ). CSV by .csv, NDJSON by .jsonl or .ndjson, "
            + "else tab-separated without quoting",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    // A value of its own, since --data names files here.
    public static readonly Option<DirectoryInfo?> Labels = new("--labels")
    {
        Description = "The labels that people gave in the dashboard too, or alone: what most say of each sentence, by the column language; ties are "
            + "left out. From the data folder DIR, the default one, or --postgres",
        HelpName = "DIR",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Reads them; both labels must be among them.</summary>
    /// <exception cref="CommandException">Neither files nor the database are named.</exception>
    public static async Task<IReadOnlyList<LabelledData>> ReadAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var paths = command.GetValue(Data) ?? [];
        var wanted = command.GetResult(Labels) is not null;
        if (paths.Length == 0 && !wanted)
            throw new CommandException("--data FILE or --labels is needed", ExitCodes.Usage);
        var data = paths.Select(LabelledFile.ReadAll).ToList();
        if (wanted)
            data.Add(PeoplesLabels.ToData(await WordingsAsync(command, cancellationToken).ConfigureAwait(false)));
        foreach (var line in data.SelectMany(f => f.Explain()))
            Console.Error.WriteLine($"stream: {line}");
        LabelledData.RequireBothLabels(data);
        return data;
    }

    private static async Task<IReadOnlyList<LabelledWording>> WordingsAsync(ParseResult command, CancellationToken cancellationToken)
    {
        var spec = new SystemSpec(Configurations.Read(command), command.GetValue(Labels)?.FullName ?? DataFolder.Of(command), Roles.None, LogLevel.Warning);
        await using var system = await StreamSystem.StartAsync(spec, _ => { }, cancellationToken).ConfigureAwait(false);
        return await system.Services.GetRequiredService<ILabelStore>().WordingsAsync(cancellationToken).ConfigureAwait(false);
    }
}

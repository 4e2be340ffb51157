using System.CommandLine;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Spectre.Console;
using StreamSubjectivity.Classifier.DeadLetters;
using StreamSubjectivity.Cli.Hosting;
using StreamSubjectivity.Cli.Output;

namespace StreamSubjectivity.Cli.Verbs;

/// <summary><c>stream dlq</c>.</summary>
internal static class DlqVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line instead of a table" };

    private static readonly Option<bool> Settled = new("--settled") { Description = "Replayed and dropped letters too" };

    private static readonly Option<bool> All = new("--all") { Description = "Every open letter" };

    private static readonly Option<string?> Reason = new("--reason") { Description = "Every open letter whose reason holds this text", HelpName = "TEXT" };

    private static readonly Argument<string[]> Letters = new("LETTER")
    {
        Description = "Letters as partition@offset, as list names them",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Argument<string> Letter = new("LETTER") { Description = "A letter as partition@offset" };

    public static Command Create()
    {
        var list = new Command("list", "Lists the open letters: why, when, where from.") { Settled, Json };
        list.SetAction((command, cancellationToken) => WithBox(command, box => ListAsync(box, command, cancellationToken)));
        var show = new Command("show", "Prints one letter whole, as JSON.") { Letter };
        show.SetAction((command, cancellationToken) => WithBox(command, box => ShowAsync(box, command, cancellationToken)));
        var replay = new Command("replay", "Sends the records of letters again, as they came.") { Letters, All, Reason };
        replay.SetAction((command, cancellationToken) => WithBox(
            command, box => SettleAsync(box, command, DeadLetterBox.Replayed, box.ReplayAsync, cancellationToken)));
        var drop = new Command("drop", "Puts letters aside for good. The reason stays with the sentence in the database.") { Letters, All, Reason };
        drop.SetAction((command, cancellationToken) => WithBox(
            command, box => SettleAsync(box, command, DeadLetterBox.Dropped, box.DropAsync, cancellationToken)));
        return new Verb(
            "dlq",
            "Looks through the records that couldn't be processed, and mends.",
            """
            ./stream dlq list --kafka broker:9092
            ./stream dlq show 3@17
            ./stream dlq replay --reason 'the engine failed'
            ./stream dlq drop 3@17
            """) { list, show, replay, drop };
    }

    private static async Task<int> WithBox(ParseResult command, Func<DeadLetterBox, Task<int>> act)
    {
        var broker = RunningBroker.Of(Configurations.Read(command), DataFolder.Of(command));
        EmbeddedParts.Probe(broker);
        using var box = new DeadLetterBox(broker);
        try
        {
            return await act(box).ConfigureAwait(false);
        }
        catch (KafkaException e)
        {
            throw new CommandException($"the broker at {broker.BootstrapServers} failed: {e.Error.Reason}", inner: e);
        }
    }

    private static Task<int> ListAsync(DeadLetterBox box, ParseResult command, CancellationToken cancellationToken)
    {
        var letters = box.Read(command.GetValue(Settled), cancellationToken);
        if (command.GetValue(Json))
        {
            foreach (var letter in letters)
                JsonOutput.WriteLine(DeadLetterLine.Of(letter));
            return Task.FromResult(ExitCodes.Fine);
        }

        var table = new Table().AddColumns("letter", "since", "from", "article", "sentence", "reason", "state");
        foreach (var line in letters.Select(DeadLetterLine.Of))
        {
            table.AddRow(
                new Text(line.Letter),
                new Text(line.At?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? ""),
                new Text(line.From),
                new Text(Convert.ToString(line.Article, CultureInfo.InvariantCulture) ?? ""),
                new Text(Convert.ToString(line.Ordinal, CultureInfo.InvariantCulture) ?? ""),
                new Text(line.Reason),
                new Text(line.State));
        }

        TableOutput.Write(table);
        return Task.FromResult(ExitCodes.Fine);
    }

    private static Task<int> ShowAsync(DeadLetterBox box, ParseResult command, CancellationToken cancellationToken)
    {
        var id = Parse(command.GetRequiredValue(Letter));
        if (box.Read(settled: true, cancellationToken).FirstOrDefault(l => l.Id == id) is not { } letter)
            throw new CommandException($"there is no letter {id}");
        JsonOutput.WriteLine(new
        {
            Head = DeadLetterLine.Of(letter),
            Headers = letter.Headers.Select(h => new { h.Key, h.Value }),
            Value = Encoding.UTF8.GetString(letter.Value),
            ValueBase64 = Convert.ToBase64String(letter.Value),
        });
        return Task.FromResult(ExitCodes.Fine);
    }

    private static async Task<int> SettleAsync(
        DeadLetterBox box,
        ParseResult command,
        string how,
        Func<DeadLetter, CancellationToken, Task> settle,
        CancellationToken cancellationToken)
    {
        var named = command.GetRequiredValue(Letters).Select(Parse).ToHashSet();
        var reason = command.GetValue(Reason);
        if (named.Count == 0 && reason is null && !command.GetValue(All))
            throw new CommandException("name letters, --reason TEXT or --all", ExitCodes.Usage);
        var settled = 0;
        foreach (var letter in box.Read(settled: false, cancellationToken))
        {
            if (!named.Remove(letter.Id) && !command.GetValue(All) && (reason is null || !letter.Reason.Contains(reason, StringComparison.OrdinalIgnoreCase)))
                continue;
            await settle(letter, cancellationToken).ConfigureAwait(false);
            JsonOutput.WriteLine(DeadLetterLine.Of(letter) with { State = how });
            settled++;
        }

        if (settled > 0)
            await box.TrimAsync(cancellationToken).ConfigureAwait(false);
        foreach (var missing in named)
            Console.Error.WriteLine($"stream: there is no open letter {missing}");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{settled} letters {how}"));
        return named.Count == 0 ? ExitCodes.Fine : ExitCodes.Failed;
    }

    private static DeadLetterId Parse(string text) =>
        DeadLetterId.Parse(text) ?? throw new CommandException($"'{text}' is no letter: name it as partition@offset, for example 3@17", ExitCodes.Usage);
}

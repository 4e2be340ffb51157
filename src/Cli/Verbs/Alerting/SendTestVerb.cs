using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using StreamSubjectivity.Alerts.Delivery;
using StreamSubjectivity.Cli.Output;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Cli.Verbs.Alerting;

/// <summary><c>stream alerts send-test</c>.</summary>
internal static class SendTestVerb
{
    private static readonly Argument<string> Channel = new("CHANNEL") { Description = "Name of the channel" };

    public static Command Create() => new Verb(
        "send-test",
        "Sends a test to a channel now and prints how that went; exit code 1 where the channel didn't take it.",
        "./stream alerts send-test newsroom") { Channel }.Act(SendAsync);

    private static async Task<int> SendAsync(ParseResult command, IServiceProvider services, CancellationToken cancellationToken)
    {
        StoredAttempt attempt;
        try
        {
            attempt = await services.GetRequiredService<ChannelTest>().RunAsync(command.GetRequiredValue(Channel), cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            throw new CommandException(e.Message, ExitCodes.Usage, e);
        }

        JsonOutput.WriteLine(attempt);
        Console.Error.WriteLine(attempt.Outcome == AttemptOutcome.Delivered ? "the channel took it" : $"stream: {attempt.Detail}");
        return attempt.Outcome == AttemptOutcome.Delivered ? ExitCodes.Fine : ExitCodes.Failed;
    }
}

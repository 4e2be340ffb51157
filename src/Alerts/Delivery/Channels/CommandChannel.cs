using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>
/// A program of the user's: its arguments as they stand, no shell, the payload on standard input. Exit code 0 takes the notification; the
/// code 75 (EX_TEMPFAIL) and any other has it tried again.
/// </summary>
internal sealed record CommandChannel(ChannelHead Head, IReadOnlyList<string> Run, TimeSpan Timeout) : AlertChannel(Head)
{
    public const string Kind = "command";

    private const int MostOfError = 500;

    public override string Target => Run[0];

    public static CommandChannel Read(ChannelHead head, YamlMap map)
    {
        var run = map.Texts("run");
        if (map.Find("run") is YamlDotNet.RepresentationModel.YamlScalarNode)
            map.Fault("run", "run must be a list of the program and its arguments: there is no shell to split a line");
        else if (run.Count == 0)
            map.Fault("run is missing: a list of the program and its arguments");
        return new CommandChannel(
            head, run.Count > 0 ? run : [""], map.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) ?? TimeSpan.FromSeconds(30));
    }

    public override async Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout, tools.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = new Process { StartInfo = Start(message) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return SendResult.Failed($"{Run[0]} can't be started: {e.Message}");
        }

        try
        {
            return await FinishAsync(process, message.Payload, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return SendResult.Failed($"{Run[0]} took longer than {DurationText.Of(Timeout)} and was ended");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start(Message message)
    {
        var start = new ProcessStartInfo(Run[0], Run.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment["STREAM_ALERT_ID"] = message.Id;
        start.Environment["STREAM_ALERT_TYPE"] = message.Content.Type;
        return start;
    }

    private async Task<SendResult> FinishAsync(Process process, string payload, CancellationToken cancellationToken)
    {
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(payload), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It doesn't care for its input; its exit code counts.
        }

        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await output.ConfigureAwait(false);
        var said = (await errors.ConfigureAwait(false)).Trim();
        return process.ExitCode == 0
            ? SendResult.Delivered(0)
            : SendResult.Failed(
                string.Create(CultureInfo.InvariantCulture, $"{Run[0]} ended with {process.ExitCode}: {said[..Math.Min(said.Length, MostOfError)]}").TrimEnd(' ', ':'),
                process.ExitCode);
    }
}

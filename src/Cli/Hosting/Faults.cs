using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Alerts.Settings;
using StreamSubjectivity.Classifier.Verbalizers.Fitting;
using StreamSubjectivity.Cli.Demo;
using StreamSubjectivity.Evaluation.Bias;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Shared.Scoring;
using StreamSubjectivity.Store.Contracts;

namespace StreamSubjectivity.Cli.Hosting;

/// <summary>Turns an exception that ends the program into words for its user.</summary>
internal static class Faults
{
    /// <summary>The message and the exit code for an exception.</summary>
    public static (string Message, int ExitCode) Explain(Exception exception) => exception switch
    {
        CommandException e => (e.Message, e.ExitCode),
        OptionsValidationException e => ($"a setting is wrong:\n  {string.Join("\n  ", e.Failures)}", ExitCodes.Usage),
        AlertSettingsException e => ($"the rules of alerts can't be used:\n  {string.Join("\n  ", e.Faults)}", ExitCodes.Usage),
        IOException { InnerException: AddressInUseException } e =>
            ($"{e.Message.TrimEnd('.')}. Choose another port with --port N, or end the program that holds it.", ExitCodes.Failed),
        FeedListException or LabelledFileException or BiasFileException or EngineException or StoreUnavailableException or NewsroomException => (exception.Message, ExitCodes.Failed),
        AggregateException { InnerExceptions.Count: 1 } e => Explain(e.InnerExceptions[0]),
        IOException or UnauthorizedAccessException => (exception.Message, ExitCodes.Failed),
        _ => ($"{exception.Message} ({exception.GetType().Name}; --verbose shows where)", ExitCodes.Failed),
    };
}

using System.Globalization;
using Microsoft.Extensions.Options;
using StreamSubjectivity.Shared.Broker;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Classifier.Consuming;

/// <summary>Refuses a poll interval that is shorter than a session, which the client refuses too, in words that name neither key.</summary>
internal sealed class SessionValidation(IOptions<BrokerOptions> broker) : IValidateOptions<ClassifierOptions>
{
    private const string Interval = "max.poll.interval.ms";

    public ValidateOptionsResult Validate(string? name, ClassifierOptions options)
    {
        // What is no number is left to the client, which says so.
        if (!broker.Value.Properties.TryGetValue(Interval, out var text)
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds >= options.SessionTimeout.TotalMilliseconds)
            return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(
            $"{ValidatedOptions.Root}:Broker:Properties:{Interval} is {text}, less than {ValidatedOptions.Root}:Classifier:SessionTimeout "
            + $"({options.SessionTimeout}): raise the one, or lower the other");
    }
}

using Microsoft.Extensions.Options;
using StreamSubjectivity.Classifier.Consuming;
using StreamSubjectivity.Shared.Broker;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier.Consuming;

public sealed class SessionValidationTests
{
    [Theory]
    [InlineData(null, 45, true)]
    [InlineData("45000", 45, true)]
    [InlineData("300000", 45, true)]
    [InlineData("6000", 6, true)]
    [InlineData("soon", 45, true)]
    [InlineData("44999", 45, false)]
    [InlineData("6000", 45, false)]
    public void A_poll_interval_is_no_shorter_than_a_session(string? interval, int session, bool fits)
    {
        var broker = new BrokerOptions();
        if (interval is not null)
            broker.Properties["max.poll.interval.ms"] = interval;

        var found = new SessionValidation(Options.Create(broker)).Validate(null, new() { SessionTimeout = TimeSpan.FromSeconds(session) });

        Assert.Equal(fits, found.Succeeded);
        if (!fits)
        {
            Assert.Contains("Stream:Broker:Properties:max.poll.interval.ms", found.FailureMessage, StringComparison.Ordinal);
            Assert.Contains("Stream:Classifier:SessionTimeout", found.FailureMessage, StringComparison.Ordinal);
        }
    }
}

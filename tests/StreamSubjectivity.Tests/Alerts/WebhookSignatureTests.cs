using StreamSubjectivity.Alerts.Delivery.Channels;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

public sealed class WebhookSignatureTests
{
    // The vector that the libraries of Standard Webhooks are tested with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Payload = "{\"test\": 2432232314}";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Theory]
    [InlineData(Secret)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void The_vector_of_the_specification_holds(string secret) =>
        Assert.Equal(Signature, WebhookSignature.Of([WebhookSignature.Key(secret)], Id, At, Payload));

    [Fact]
    public void While_a_secret_is_changed_both_sign()
    {
        var other = WebhookSignature.Key("whsec_" + Convert.ToBase64String(new byte[32]));

        var signatures = WebhookSignature.Of([other, WebhookSignature.Key(Secret)], Id, At, Payload).Split(' ');

        Assert.Equal(2, signatures.Length);
        Assert.Equal(Signature, signatures[1]);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("whsec_AAAA")]
    [InlineData("whsec_not base64, however long it may be made")]
    public void A_secret_that_is_none_is_refused_and_not_shown(string secret)
    {
        var e = Assert.Throws<InvalidOperationException>(() => WebhookSignature.Key(secret));

        Assert.DoesNotContain(secret, e.Message, StringComparison.Ordinal);
    }
}

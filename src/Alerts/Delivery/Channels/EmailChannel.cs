using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using StreamSubjectivity.Alerts.Settings;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>E-mail through a mail server.</summary>
internal sealed record EmailChannel(
    ChannelHead Head, string Host, int Port, SecureSocketOptions Security, string? User, SecretReference? Password, MailboxAddress From,
    IReadOnlyList<MailboxAddress> To) : AlertChannel(Head)
{
    public const string Kind = "email";

    public override string Target => string.Join(", ", To.Select(t => t.Address));

    public static EmailChannel Read(ChannelHead head, YamlMap map)
    {
        var security = map.Choice("tls", SecureSocketOptions.StartTls, new Dictionary<string, SecureSocketOptions>
        {
            ["starttls"] = SecureSocketOptions.StartTls,
            ["implicit"] = SecureSocketOptions.SslOnConnect,
            ["none"] = SecureSocketOptions.None,
        });
        var port = map.Whole("port", 1, 65535) ?? (security == SecureSocketOptions.SslOnConnect ? 465 : 587);
        var user = map.Text("user");
        var password = SecretReference.Read(map, "password", required: user is not null);
        var to = map.Texts("to");
        if (to.Count == 0)
            map.Fault("to is missing");
        return new EmailChannel(
            head, map.Required("host"), port, security, user, password, Mailbox(map, "from", map.Required("from")),
            [.. to.Select(t => Mailbox(map, "to", t))]);
    }

    public override async Task<SendResult> SendAsync(Message message, ChannelTools tools, CancellationToken cancellationToken)
    {
        try
        {
            using var client = await tools.Smtp.ConnectAsync(Host, Port, Security, cancellationToken).ConfigureAwait(false);
            if (User is not null)
                await client.AuthenticateAsync(User, Password!.Resolve(), cancellationToken).ConfigureAwait(false);
            await client.SendAsync(Letter(message, tools), cancellationToken).ConfigureAwait(false);
            await client.DisconnectAsync(true, cancellationToken).ConfigureAwait(false);
            return SendResult.Delivered(250);
        }
        catch (SmtpCommandException e)
        {
            // 5xx is for good (RFC 5321, 4.2.1), but who it is said to may be mended: the schedule tries on.
            return SendResult.Failed($"{Host} said {(int)e.StatusCode}: {e.Message}", (int)e.StatusCode);
        }
        catch (Exception e) when (e is SmtpProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException
            or IOException or System.Net.Sockets.SocketException)
        {
            return SendResult.Failed($"{Host}: {e.Message}");
        }
    }

    private MimeMessage Letter(Message message, ChannelTools tools)
    {
        var letter = new MimeMessage
        {
            Subject = PlainText.Title(message.Content).ReplaceLineEndings(" "),
            // The same at every attempt, so that a letter that arrives twice is seen as one.
            MessageId = $"{message.Id}@stream-subjectivity",
            Date = message.Created,
            Body = new TextPart("plain") { Text = PlainText.Body(message.Content, tools.Link) },
        };
        letter.From.Add(From);
        letter.To.AddRange(To);
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static MailboxAddress Mailbox(YamlMap map, string key, string text)
    {
        if (MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal))
            return mailbox;
        if (text.Length > 0)
            map.Fault(key, $"{key}: '{text}' is no e-mail address");
        return new MailboxAddress("", "nobody@invalid");
    }
}

using MailKit.Net.Smtp;
using MailKit.Security;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>Connects to mail servers. They are the user's own choice in his own file, and mostly inside his network: no guard holds them.</summary>
/// <param name="timeout">Longest time of a step of the conversation.</param>
internal sealed class SmtpConnector(TimeSpan timeout)
{
    public async Task<SmtpClient> ConnectAsync(string host, int port, SecureSocketOptions security, CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = (int)timeout.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(host, port, security, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}

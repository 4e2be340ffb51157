using System.Net;
using System.Net.Sockets;
using StreamSubjectivity.Shared.Net;
using StreamSubjectivity.Store.Contracts.Alerts;

namespace StreamSubjectivity.Alerts.Delivery.Channels;

/// <summary>Sends a request and says what its answer means, as Standard Webhooks 1.0 has it.</summary>
internal static class HttpAnswer
{
    // Whoever asks for a month of quiet is asked again in a day.
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromDays(1);
    private static readonly TimeSpan UsualQuiet = TimeSpan.FromMinutes(1);
    private const int MostOfBody = 500;

    public static async Task<SendResult> SendAsync(HttpRequestMessage request, ChannelTools tools, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await tools.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? SendResult.Delivered((int)response.StatusCode)
                : await RefusalAsync(response, tools.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (Refused(e) is { } refused)
        {
            return SendResult.Refused(refused.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return SendResult.Failed(e.InnerException is { } inner ? $"{e.Message} ({inner.Message})" : e.Message);
        }
    }

    private static async Task<SendResult> RefusalAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var detail = $"status {status} {response.ReasonPhrase}: {await StartAsync(response, cancellationToken).ConfigureAwait(false)}".TrimEnd(' ', ':');
        var after = response.Headers.RetryAfter;
        var quiet = after?.Delta ?? (after?.Date is { } date ? date - now : null);
        quiet = quiet > LongestQuiet ? LongestQuiet : quiet < TimeSpan.Zero ? null : quiet;
        return response.StatusCode switch
        {
            HttpStatusCode.Gone => new SendResult(AttemptOutcome.Refused, status, detail, Gone: true),
            HttpStatusCode.TooManyRequests => new SendResult(AttemptOutcome.Throttled, status, detail, quiet ?? UsualQuiet),
            _ => new SendResult(AttemptOutcome.Failed, status, detail, quiet),
        };
    }

    private static async Task<string> StartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostOfBody];
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var read = await body.ReadAtLeastAsync(bytes, MostOfBody, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return new string([.. System.Text.Encoding.UTF8.GetString(bytes, 0, read).Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return "";
        }
    }

    private static RefusedAddressException? Refused(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            if (e is RefusedAddressException refused)
                return refused;
        }

        return null;
    }
}

using System.Net;
using System.Net.Http.Headers;
using StreamSubjectivity.Classifier.Llama;

namespace StreamSubjectivity.Classifier.Models;

/// <summary>The requests of one download.</summary>
internal sealed class ModelTransfer(
    HttpClient client, TimeProvider time, TimeSpan silence, Uri url, PartialFile part, long? expected, IProgress<DownloadProgress> progress)
{
    private long furthest = part.Length;

    /// <summary>Makes one request for what is missing.</summary>
    /// <returns>Whether the file is whole; false where the connection was cut after it brought something new.</returns>
    internal async ValueTask<bool> AdvanceAsync(CancellationToken cancellationToken)
    {
        if (expected is { } all && part.Length == all)
            return true;
        using var deadline = new CancellationTokenSource(silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await SendAsync(either.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                return IsWhole(response);
            Accept(response);
            await CopyAsync(response, deadline, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or HttpRequestException && Gained())
        {
            return false;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Gained() ? false : throw new TimeoutException($"{url.Host} was silent for {silence.TotalSeconds:F0} seconds.");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (part is { Length: > 0, Validator: { } validator })
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(validator);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    // The whole was there before: a run ended between the last byte and the check of the hash.
    private bool IsWhole(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentRange?.Length == part.Length)
            return true;
        part.Begin(null);
        return false;
    }

    private void Accept(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            var words = $"{(int)response.StatusCode} {response.ReasonPhrase}";
            throw ModelDownload.MayPass(response.StatusCode)
                ? new HttpRequestException($"the server answers {words}.", null, response.StatusCode)
                : new ModelFileException(url.ToString(), $"can't be downloaded: the server answers {words}");
        }

        var range = response.Content.Headers.ContentRange;
        if (response.StatusCode != HttpStatusCode.PartialContent || range?.From != part.Length || part.Length == 0)
            part.Begin(response.Headers.ETag);
        if (response.StatusCode == HttpStatusCode.PartialContent && (range?.From ?? 0) != part.Length)
            throw new HttpRequestException("the server sends another range than was asked for.");
        Total = response.StatusCode == HttpStatusCode.PartialContent ? range?.Length : response.Content.Headers.ContentLength;
        if (expected is { } all && Total is { } total && total != all)
            throw new ModelFileException(url.ToString(), $"is another file: {total} bytes instead of {all}");
        CheckRoom();
    }

    /// <summary>Bytes of the whole, as the server says.</summary>
    private long? Total { get; set; }

    private void CheckRoom()
    {
        var free = new DriveInfo(Path.GetFullPath(part.Path)).AvailableFreeSpace;
        if ((Total ?? expected) - part.Length is { } missing && missing > free)
            throw new ModelFileException(part.Path, $"doesn't fit: {missing >> 20} MB are still to come and {free >> 20} MB are free");
    }

    private async Task CopyAsync(HttpResponseMessage response, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[1 << 17];
        while (await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            deadline.CancelAfter(silence);
            try
            {
                await part.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new ModelFileException(part.Path, $"can't be written: {e.Message} {part.Length} bytes are kept", e);
            }

            progress.Report(new DownloadProgress(part.Length, Total ?? expected));
        }

        if (Total is { } total && part.Length < total)
            throw new HttpRequestException("the connection ended early.");
    }

    private bool Gained()
    {
        var gained = part.Length > furthest;
        furthest = Math.Max(furthest, part.Length);
        return gained;
    }
}

namespace StreamSubjectivity.Cli.Verbs.Pages;

/// <summary>Asks for pages at a fixed rate, in turns, whether earlier answers have come or not.</summary>
internal sealed class PageLoad(HttpClient client, IReadOnlyList<PageKind> pages, TimeProvider time)
{
    /// <summary>Asks for each page a few times, so that what a server of some hours has compiled and cached is there.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        for (var n = 0; n < 5 * pages.Count; n++)
            await AskAsync(pages[n % pages.Count], n, time.GetTimestamp(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<PageAnswer>> RunAsync(double rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        var answers = new List<Task<PageAnswer>>();
        var start = time.GetTimestamp();
        for (var n = 0; n < rate * duration.TotalSeconds; n++)
        {
            var wait = TimeSpan.FromSeconds(n / rate) - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            var due = start + (long)(n / rate * time.TimestampFrequency);
            answers.Add(AskAsync(pages[n % pages.Count], n, due, cancellationToken));
        }

        return await Task.WhenAll(answers).ConfigureAwait(false);
    }

    private async Task<PageAnswer> AskAsync(PageKind page, int number, long due, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            using var answer = await client.GetAsync(
                new Uri(page.Path(number), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            long bytes = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            var first = time.GetElapsedTime(due).TotalMilliseconds;
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                bytes += read;
            return new(page.Name, first, time.GetElapsedTime(due).TotalMilliseconds, bytes, (int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            var lost = time.GetElapsedTime(due).TotalMilliseconds;
            return new(page.Name, lost, lost, 0, 0);
        }
    }
}

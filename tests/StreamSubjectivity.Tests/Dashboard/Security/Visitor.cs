using System.Net;
using AngleSharp.Html.Parser;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard.Security;

/// <summary>A browser without a window: it keeps cookies, follows nothing, and sends forms as pages have them.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false };

    public Visitor(Uri address) => Client = new HttpClient(handler) { BaseAddress = address };

    public HttpClient Client { get; }

    public CookieContainer Cookies => handler.CookieContainer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancellation);

    public Task<string> ReadAsync(string path) => Client.GetStringAsync(path, Cancellation);

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Posts fields to an address with the token of a page's first form.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string to, params (string Name, string Value)[] fields)
    {
        var document = new HtmlParser().ParseDocument(await ReadAsync(page));
        var token = document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await PostBareAsync(to, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Posts fields as they are.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string to, params (string Name, string Value)[] fields) =>
        Client.PostAsync(to, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))), Cancellation);

    /// <summary>Tries to sign in; where that leads, or null where it was refused.</summary>
    public async Task<string?> SignInAsync(string name, string password, string returnUrl = "/")
    {
        var path = $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        using var answer = await PostAsync(path, path, ("Name", name), ("Password", password));
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : null;
    }

    /// <summary>The value of a cookie, or null.</summary>
    public string? Cookie(string name) => Cookies.GetCookies(Client.BaseAddress!)[name]?.Value;

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}

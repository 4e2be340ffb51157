using Microsoft.AspNetCore.Http;

namespace StreamSubjectivity.Tests.Classifier.Remote;

/// <summary>What a server that fails does.</summary>
internal static class FaultyAnswers
{
    internal static async Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    internal static async Task Cut(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"data\":[");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    internal static Task Hang(HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}

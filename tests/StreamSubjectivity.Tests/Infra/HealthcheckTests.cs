using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StreamSubjectivity.Tests.Architecture;
using StreamSubjectivity.Tests.Launcher;
using Xunit;

namespace StreamSubjectivity.Tests.Infra;

public sealed class HealthcheckTests
{
    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    [InlineData(404, 1)]
    public async Task It_passes_on_what_the_dashboard_says(int status, int exit)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.StatusCode(status));
        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(exit, (await RunAsync(new Uri(app.Urls.Single()).Port)).ExitCode);
    }

    [Fact]
    public async Task Nobody_listening_is_not_healthy() => Assert.Equal(1, (await RunAsync(1)).ExitCode);

    private static Task<LauncherRun> RunAsync(int port)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the check is a shell script");
        return LauncherRun.StartAsync(
            RepositoryFiles.Root,
            new Dictionary<string, string?> { ["STREAM__DASHBOARD__PORT"] = $"{port}" },
            RepositoryFiles.Path("infra/healthcheck"),
            [],
            TestContext.Current.CancellationToken);
    }
}

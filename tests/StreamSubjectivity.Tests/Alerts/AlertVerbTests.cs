using System.Text.Json;
using StreamSubjectivity.Store.Contracts.Alerts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Alerts;

/// <summary><c>stream alerts</c> as its users type it.</summary>
public sealed class AlertVerbTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_are_checked_and_every_fault_is_named()
    {
        await File.WriteAllTextAsync(folder.File("bad.yaml"), "rules:\n  - name: x\n    kind: nonsense\n", Cancel);

        var (code, output, errors) = await RunAsync("alerts", "rules", folder.File("bad.yaml"));
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("bad.yaml:3:11: kind: 'nonsense' must be one of", errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("alerts", "rules", "--json")).Code);
    }

    [Fact]
    public async Task A_test_is_sent_shown_with_its_attempt_and_replayed()
    {
        await File.WriteAllTextAsync(
            folder.File("rules.yaml"), $"channels:\n  - {{ name: tool, kind: command, run: [/usr/bin/tee, {folder.File("told")}] }}\n  - {{ name: none, kind: command, run: [/bin/false] }}\n", Cancel);

        Assert.Equal(0, (await RunAsync("alerts", "send-test", "tool")).Code);
        Assert.Contains("alert.test", await File.ReadAllTextAsync(folder.File("told"), Cancel), StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("alerts", "send-test", "none")).Code);
        Assert.Equal(2, (await RunAsync("alerts", "send-test", "nobody")).Code);

        var listed = (await RunAsync("alerts", "deliveries", "--channel", "tool", "--json")).Output;
        var delivery = JsonDocument.Parse(listed).RootElement;
        Assert.Equal("delivered", delivery.GetProperty("state").GetString());
        Assert.Equal(0, (await RunAsync("alerts", "replay", delivery.GetProperty("id").GetString()!)).Code);
        Assert.Equal(2, (await RunAsync("alerts", "replay")).Code);
        await using var store = database.Services();
        Assert.Equal(DeliveryState.Waiting, Assert.Single(await store.Get<IDeliveryStore>().ListAsync(new DeliverySelection(Channel: "tool"), Cancel)).State);
    }

    [Fact]
    public async Task A_silence_is_made_and_ended()
    {
        var (code, output, _) = await RunAsync("alerts", "silence", "outlet=a.example", "--every", "sat,sun Europe/Berlin", "--comment", "weekends");
        Assert.Equal(0, code);
        var id = JsonDocument.Parse(output).RootElement.GetProperty("id").GetString()!;
        Assert.Equal(0, (await RunAsync("alerts", "unsilence", id)).Code);
        Assert.Equal(1, (await RunAsync("alerts", "unsilence", id)).Code);
        Assert.Equal(2, (await RunAsync("alerts", "silence", "nonsense")).Code);
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        Assert.Equal((1, ""), await RunAsync("alerts", "show", "0199") is var (code, output, _) ? (code, output) : default);
        Assert.Equal(2, (await RunAsync("alerts", "test", "nothing", "--since", "2026-01-01")).Code);
    }

    public void Dispose() => folder.Dispose();

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var settings = folder.File("settings.json");
        var files = File.Exists(folder.File("rules.yaml")) ? new[] { folder.File("rules.yaml") } : [];
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new { Stream = new { Alerts = new { Files = files } } }), Cancel);
        await using var run = StreamProcess.Start([.. arguments, "--postgres", database.ConnectionString, "--config", settings, "--data", folder.Path]);
        return (await run.ExitAsync(Cancel), run.Output, run.Errors);
    }
}

using System.Text.Json;
using StreamSubjectivity.Store.Contracts.Accounts;
using StreamSubjectivity.Tests.Infrastructure;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

/// <summary><c>stream accounts</c> and <c>stream keys</c> as processes.</summary>
public sealed class AccessCommandTests(PostgresServer server) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-access-").FullName;
    private TestStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = TestStore.Services(await server.CreateDatabaseAsync(Cancellation));

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_first_admin_is_made_at_the_machine_and_can_t_be_taken_away()
    {
        var (code, output, _) = await RunAsync(null, "accounts", "add", "ada", "--role", "admin");
        Assert.Equal(0, code);
        Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){4}$", output.Trim());

        (code, output, var errors) = await RunAsync(null, "accounts", "disable", "ada");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("last admin", errors, StringComparison.Ordinal);
        var entry = Assert.Single(await store.Get<IAuditStore>().ListAsync(new(10), Cancellation));
        Assert.Equal(("account.add", Environment.UserName, "command line"), (entry.Action, entry.Actor, entry.Via));
    }

    [Fact]
    public async Task A_password_comes_by_standard_input_and_is_never_shown()
    {
        var (code, output, errors) = await RunAsync("correct horse battery\n", "accounts", "add", "ada", "--role", "viewer", "--password-stdin");
        Assert.Equal((0, ""), (code, output));
        Assert.DoesNotContain("correct horse", errors, StringComparison.Ordinal);

        (code, output, _) = await RunAsync(null, "accounts", "list", "--json");
        var listed = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("ada", "viewer", false), (listed.GetProperty("name").GetString(), listed.GetProperty("role").GetString(), listed.GetProperty("invited").GetBoolean()));
        Assert.DoesNotContain("hash", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_key_is_made_listed_without_its_secret_and_revoked()
    {
        var (code, secret, _) = await RunAsync(null, "keys", "add", "grafana", "--role", "viewer", "--days", "30");
        Assert.Equal(0, code);
        Assert.StartsWith("ss_", secret, StringComparison.Ordinal);

        Assert.DoesNotContain(secret.Trim(), (await RunAsync(null, "keys", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(null, "keys", "revoke", "grafana")).Code);
        Assert.Equal(1, (await RunAsync(null, "keys", "revoke", "grafana")).Code);
        Assert.NotNull((await store.Get<IKeyStore>().ListAsync(Cancellation)).Single().Revoked);
    }

    [Theory]
    [InlineData("accounts", "add", "ada", "--role", "root")]
    [InlineData("accounts", "add", "ada")]
    [InlineData("keys", "add", "x", "--role", "viewer", "--days", "0")]
    public async Task Wrong_usage_changes_nothing(params string[] arguments) =>
        Assert.Equal((2, ""), (await RunAsync(null, arguments)) is var (code, output, _) ? (code, output) : default);

    private async Task<(int Code, string Output, string Errors)> RunAsync(string? input, params string[] arguments)
    {
        await using var run = StreamProcess.Start([.. arguments, "--postgres", store.ConnectionString, "--data", folder], input);
        return (await run.ExitAsync(Cancellation), run.Output, run.Errors);
    }
}

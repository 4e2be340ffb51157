using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StreamSubjectivity.Cli.Embedded;
using Xunit;

namespace StreamSubjectivity.Tests.Cli;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stream-embedded-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (File.Exists(Location))
            Directory.Delete(File.ReadAllText(Location), recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    private string Location => Path.Combine(folder, "postgres.location");

    [Fact]
    public async Task What_was_committed_is_there_after_the_next_start()
    {
        await using (var first = await StartAsync())
            await RunAsync(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS n");
        await using var second = await StartAsync();
        Assert.Equal(42, await RunAsync(second.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task A_second_program_on_the_folder_is_told_who_has_it_and_may_join_its_server()
    {
        Assert.Null(EmbeddedPostgres.FindRunning(folder));
        await using var first = await StartAsync();
        var fault = await Assert.ThrowsAsync<DataFolderInUseException>(StartAsync);
        Assert.Equal(folder, fault.Folder);
        Assert.Equal(Environment.ProcessId, fault.ProcessId);
        Assert.Equal(first.ConnectionString, EmbeddedPostgres.FindRunning(folder));
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_folders_password()
    {
        await using var server = await StartAsync();
        var address = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess" };
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(address.ConnectionString, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "postgres.password")));
    }

    [Fact]
    public async Task A_server_that_is_killed_comes_back_on_its_port_with_what_was_committed()
    {
        await using var server = await StartAsync();
        await RunAsync(server.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS n");
        using (var process = Process.GetProcessById(PostmasterFile.Read(Cluster)!.ProcessId))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(42, await RunUntilItAnswersAsync(server.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task A_server_that_a_killed_program_left_behind_is_ended_first()
    {
        using var orphan = await LeaveOrphanAsync();
        await using var server = await StartAsync();
        Assert.True(orphan.HasExited);
        Assert.Equal(42, await RunAsync(server.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task A_stale_file_whose_number_another_process_has_now_is_no_obstacle()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(
            PostmasterFile.PathIn(Cluster),
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{Cluster}\n0\n5432\n\n127.0.0.1\n0 0\nready   \n"),
            Cancellation);
        await using var server = await StartAsync();
        Assert.Equal(1, await RunAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_folder_made_by_halves_is_made_anew()
    {
        var rest = Path.Combine(folder, "postgres.new-rest", "postgres");
        Directory.CreateDirectory(rest);
        await File.WriteAllTextAsync(Path.Combine(rest, "PG_VERSION"), "18", Cancellation);
        await using var server = await StartAsync();
        Assert.Equal(1, await RunAsync(server.ConnectionString, "SELECT 1"));
        Assert.False(Directory.Exists(rest));
    }

    [Fact]
    public async Task A_folder_that_only_root_reaches_records_where_its_data_lies()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "the program isn't root's");
        SetMode(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using (var first = await StartAsync(open: false))
            await RunAsync(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS n");
        Assert.True(Directory.Exists(Path.Combine(await File.ReadAllTextAsync(Location, Cancellation), "postgres")));
        await using var second = await StartAsync(open: false);
        Assert.Equal(42, await RunAsync(second.ConnectionString, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "12\n", Cancellation);
        var fault = await Assert.ThrowsAsync<EmbeddedPostgresException>(StartAsync);
        Assert.Contains("PostgreSQL 12", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_package_is_told()
    {
        var fault = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            new() { DataDirectory = folder, NativeDirectory = folder }, NullLogger.Instance, Cancellation));
        Assert.Contains("npm ci", fault.Message, StringComparison.Ordinal);
    }

    private string Cluster => ClusterFolder.Find(folder)!.Path;

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(open: true);

    private Task<EmbeddedPostgres> StartAsync(bool open)
    {
        if (open)
            SetMode((UnixFileMode)0b111_101_101);
        return EmbeddedPostgres.StartAsync(new() { DataDirectory = folder, Durable = false }, NullLogger.Instance, Cancellation);
    }

    private void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, mode);
    }

    /// <summary>A server over the folder whose program is gone: nobody holds the folder's lock.</summary>
    private async Task<Process> LeaveOrphanAsync()
    {
        await using (var first = await StartAsync())
            await RunAsync(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS n");
        var account = SystemAccount.ForServer();
        var command = new ServerCommand(PostgresBinaries.Prepare(null, account), account);
        var arguments = ServerSettings.Arguments(Cluster, ServerProcess.FreePort(), durable: false);
        var orphan = Process.Start(command.Prepare(command.Binaries.Postgres, arguments, "clear"))!;
        while (EmbeddedPostgres.FindRunning(folder) is null)
        {
            Assert.False(orphan.HasExited);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }

        return orphan;
    }

    private static async Task<object?> RunAsync(string address, string statement)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task<object?> RunUntilItAnswersAsync(string address, string statement)
    {
        while (true)
        {
            try
            {
                return await RunAsync(address, statement);
            }
            catch (NpgsqlException e) when (e is { IsTransient: true } or { InnerException: IOException })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);
            }
        }
    }
}

using System.Globalization;

namespace StreamSubjectivity.Cli.Embedded;

/// <summary>What the embedded server is started with, over PostgreSQL's own defaults.</summary>
internal static class ServerSettings
{
    private const int ShareOfMemory = 16;
    private const int LeastMegabytes = 128;
    private const int MostMegabytes = 1024;

    private static readonly string[] Always =
    [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=100",
        // Planning a query over decades of monthly partitions locks each of them.
        "max_locks_per_transaction=256",
        "work_mem=16MB",
        "maintenance_work_mem=128MB",
        "random_page_cost=1.1",
        // Bulk writes: nobody replicates from here, and checkpoints far apart write a page once.
        "wal_level=minimal",
        "max_wal_senders=0",
        "wal_buffers=64MB",
        "max_wal_size=2GB",
        "checkpoint_timeout=15min",
        // Compiling a query costs more than most of ours take.
        "jit=off",
        "timezone=UTC",
        "log_timezone=UTC",
        "logging_collector=off",
        "log_destination=stderr",
        "log_line_prefix=",
        "log_min_messages=warning",
        // Statements can carry text of articles; errors reach the program anyway.
        "log_min_error_statement=panic",
    ];

    // A page that the server holds itself costs no call of the system, which at years of data first looks are full of.
    private static string SharedBuffers =>
        $"shared_buffers={Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory >> 20, LeastMegabytes, MostMegabytes)}MB";

    // Commits stay synchronous: what was committed survives a killed server, only not a machine that loses its power.
    private static readonly string[] NotDurable = ["fsync=off", "full_page_writes=off"];

    public static IEnumerable<string> Arguments(string cluster, int port, bool durable) =>
    [
        "-D", cluster, "-p", port.ToString(CultureInfo.InvariantCulture),
        .. Always.Append(SharedBuffers).Concat(durable ? [] : NotDurable).SelectMany(setting => new[] { "-c", setting }),
    ];
}

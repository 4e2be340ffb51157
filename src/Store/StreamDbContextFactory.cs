using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace StreamSubjectivity.Store;

/// <summary>Makes the context for <c>dotnet ef</c>, which needs no server to write a migration.</summary>
internal sealed class StreamDbContextFactory : IDesignTimeDbContextFactory<StreamDbContext>
{
    public StreamDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<StreamDbContext>)Configure(
            new DbContextOptionsBuilder<StreamDbContext>().UseNpgsql(MigrationsHistory)).Options);

    /// <summary>What every way to the context shares.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) => options
        .UseSnakeCaseNamingConvention()
        .ConfigureWarnings(warnings => warnings
            .Log((RelationalEventId.CommandExecuted, LogLevel.Debug))
            // Those that run outside of a transaction take one step after another, each of which may come again.
            .Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));

    /// <summary>Keeps the history of migrations beside the tables it is of.</summary>
    public static void MigrationsHistory(NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable(HistoryRepository.DefaultTableName, StreamDbContext.Schema);
}

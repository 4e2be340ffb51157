using System.Text.Json;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Infra;

public sealed class NativeLockTests
{
    public static TheoryData<string> Locks => ["package-lock.json", "infra/native/cuda/package-lock.json", "infra/native/vulkan/package-lock.json"];

    public static TheoryData<string> AllLocks => [.. Locks.Select(l => l.Data), "tests/npm/package-lock.json"];

    [Theory]
    [MemberData(nameof(AllLocks))]
    public void Every_package_is_held_by_its_hash_and_by_no_address(string path)
    {
        using var json = JsonDocument.Parse(RepositoryFiles.Read(path));
        var packages = json.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package =>
        {
            Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
            Assert.False(package.Value.TryGetProperty("resolved", out _), package.Name);
        });
    }

    [Fact]
    public void The_engine_is_of_one_version_whatever_it_runs_on()
    {
        var versions = Locks.SelectMany(path => Versions(path.Data)).Distinct();

        Assert.Single(versions);
    }

    private static List<string> Versions(string path)
    {
        using var json = JsonDocument.Parse(RepositoryFiles.Read(path));
        return [.. json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Contains("@node-llama-cpp/", StringComparison.Ordinal))
            .Select(package => package.Value.GetProperty("version").GetString()!)];
    }
}

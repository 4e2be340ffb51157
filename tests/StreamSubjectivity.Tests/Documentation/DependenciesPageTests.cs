using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Documentation;

public sealed partial class DependenciesPageTests
{
    private static readonly string[] Licences = ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PostgreSQL"];

    [Fact]
    public void Every_package_has_a_row_and_every_row_a_package()
    {
        var packages = NuGet().Concat(Tools()).Concat(Npm()).ToHashSet();
        var rows = Rows().Select(row => row.Package).ToList();

        Assert.Equal(rows.Distinct(), rows);
        Assert.Empty(packages.Except(rows).Select(package => $"not in the page: {package}"));
        Assert.Empty(rows.Except(packages).Select(row => $"no package any more: {row}"));
    }

    [Fact]
    public void Every_row_gives_a_reason_and_a_permissive_licence() =>
        Assert.All(Rows(), row =>
        {
            // A weak copyleft of its files alone, on a tool that nobody is given.
            Assert.Contains(row.Licence, row.Package == "axe-core" ? ["MPL-2.0"] : Licences);
            Assert.NotEmpty(row.Reason);
        });

    private static IEnumerable<string> NuGet() =>
        XDocument.Load(RepositoryFiles.Path("Directory.Packages.props")).Descendants("PackageVersion").Select(p => (string)p.Attribute("Include")!);

    private static IEnumerable<string> Tools()
    {
        using var json = JsonDocument.Parse(RepositoryFiles.Read(".config/dotnet-tools.json"));
        return [.. json.RootElement.GetProperty("tools").EnumerateObject().Select(tool => tool.Name)];
    }

    private static IEnumerable<string> Npm()
    {
        foreach (var file in (string[])["package.json", "infra/native/cuda/package.json", "infra/native/vulkan/package.json", "tests/npm/package.json"])
        {
            using var json = JsonDocument.Parse(RepositoryFiles.Read(file));
            foreach (var kind in (string[])["dependencies", "optionalDependencies", "devDependencies"])
            {
                if (json.RootElement.TryGetProperty(kind, out var packages))
                    foreach (var package in packages.EnumerateObject())
                        yield return package.Name;
            }
        }
    }

    private static IEnumerable<(string Package, string Licence, string Reason)> Rows() =>
        Row().Matches(RepositoryFiles.Read("docs/dependencies.md"))
            .SelectMany(row => Package().Matches(row.Groups["packages"].Value)
                .Select(package => (package.Groups["name"].Value, row.Groups["licence"].Value, row.Groups["reason"].Value)));

    [GeneratedRegex(@"^\| (?<packages>`[^|]+`) \| (?<licence>[^|]+?) \| (?<reason>[^|]*?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Package();
}

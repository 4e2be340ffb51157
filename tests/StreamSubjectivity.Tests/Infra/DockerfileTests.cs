using System.Text.RegularExpressions;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Infra;

public sealed partial class DockerfileTests
{
    private static readonly string Text = RepositoryFiles.Read("infra/Dockerfile");

    public static TheoryData<string> CopiedPaths =>
        [.. CopyFromContext().Matches(Text).SelectMany(copy => copy.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    [Theory]
    [MemberData(nameof(CopiedPaths))]
    public void What_is_copied_is_there_and_passes_the_ignore_file(string path)
    {
        Assert.True(Path.Exists(RepositoryFiles.Path(path)), path);
        Assert.Contains($"!{path}", RepositoryFiles.Read(".dockerignore").Split('\n'));
    }

    [Fact]
    public void Nothing_passes_the_ignore_file_that_is_not_copied()
    {
        var passing = RepositoryFiles.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]);

        Assert.Equal(CopiedPaths.Select(row => row.Data).Order(), passing.Order());
    }

    [Fact]
    public void The_image_runs_without_rights_and_tells_its_health()
    {
        var final = Text[Text.LastIndexOf("\nFROM ", StringComparison.Ordinal)..];

        Assert.Contains("\nUSER $APP_UID\n", final, StringComparison.Ordinal);
        Assert.Contains("\nHEALTHCHECK ", final, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^COPY (?!--from)(?:--\S+ )*(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex CopyFromContext();
}

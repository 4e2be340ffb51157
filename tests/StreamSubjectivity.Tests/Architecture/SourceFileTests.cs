using System.Text.RegularExpressions;
using Xunit;

namespace StreamSubjectivity.Tests.Architecture;

public sealed partial class SourceFileTests
{
    private const int LongestFile = 250;

    [Fact]
    public void No_file_is_too_long_to_be_read_at_once() =>
        Assert.Empty(Files().Where(file => File.ReadLines(file).Count() > LongestFile).Select(RepositoryFiles.Relative));

    [Fact]
    public void A_file_holds_one_type_that_it_is_named_by()
    {
        var faults = new List<string>();
        foreach (var file in Files())
        {
            var names = TopLevelType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct().ToList();
            if (names.Count > 1 || names.Any(name => !IsNamedBy(file, name)))
                faults.Add($"{RepositoryFiles.Relative(file)}: {string.Join(", ", names)}");
        }

        Assert.Empty(faults);
    }

    // Of two types of one name the nearer one is taken without a word. Each folder with messages has a Log of its own.
    [Fact]
    public void A_name_stands_for_one_type_in_a_room() =>
        Assert.Empty(RepositoryFiles.Sources("src").Select(RepositoryFiles.Relative)
            .Where(file => Path.GetFileName(file) != "Log.cs")
            .GroupBy(file => (Room: file.Split('/')[1], Name: Path.GetFileName(file)))
            .Where(files => files.Count() > 1)
            .Select(files => string.Join(", ", files)));

    [Fact]
    public void A_namespace_follows_its_folder()
    {
        var faults = new List<string>();
        foreach (var file in Files())
        {
            var written = Namespace().Match(File.ReadAllText(file));
            var folder = Path.GetDirectoryName(RepositoryFiles.Relative(file))!.Replace('\\', '/');
            var expected = folder.StartsWith("src/", StringComparison.Ordinal)
                ? "StreamSubjectivity." + folder["src/".Length..].Replace('/', '.')
                : folder["tests/".Length..].Replace('/', '.');
            if (!expected.StartsWith("StreamSubjectivity.", StringComparison.Ordinal))
                expected = "StreamSubjectivity." + expected;
            if (written.Success && written.Groups["name"].Value != expected)
                faults.Add($"{RepositoryFiles.Relative(file)}: {written.Groups["name"].Value}, not {expected}");
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("internal sealed class Splitter", "Splitter")]
    [InlineData("public sealed partial record Score(int Id)", "Score")]
    [InlineData("public readonly record struct Judgement(double P)", "Judgement")]
    [InlineData("internal readonly ref struct Reader", "Reader")]
    [InlineData("public interface IStore", "IStore")]
    [InlineData("internal static unsafe partial class Native", "Native")]
    [InlineData("public delegate void Handler(int a);", "Handler")]
    [InlineData("internal enum State", "State")]
    [InlineData("internal sealed class List<T> : IList<T>", "List")]
    [InlineData("    internal sealed class Nested", "")]
    [InlineData("file sealed class Companion", "")]
    [InlineData("internal sealed partial class ScoreContext : JsonSerializerContext;", "")]
    public void A_declaration_is_recognised(string line, string name) =>
        Assert.Equal(name, TopLevelType().Match(line).Groups["name"].Value);

    private static IEnumerable<string> Files() => RepositoryFiles.Sources("src").Concat(RepositoryFiles.Sources("tests"));

    // Index.cshtml.cs holds the model of the page Index; a generic twin of Name is NameOfT; a part of a partial type is Name.Part.
    private static bool IsNamedBy(string file, string type)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name == type
            || name == $"{type}OfT"
            || name.StartsWith($"{type}.", StringComparison.Ordinal)
            || (name.EndsWith(".cshtml", StringComparison.Ordinal) && type == $"{Path.GetFileNameWithoutExtension(name)}Model");
    }

    // With file-scoped namespaces, what starts a line is declared at the top level. File-local types may accompany another,
    // and so may the context that System.Text.Json generates for it.
    [GeneratedRegex(
        @"^(?:(?:public|internal|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*"
        + @"(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>\[\]?,. ]+?)\s+(?<name>\w+)\b(?! : JsonSerializerContext)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}

using StreamSubjectivity.Classifier.Prompts;
using Xunit;

namespace StreamSubjectivity.Tests.Classifier;

public sealed class PromptFileTests
{
    private const string Good = """
        ---
        name: some-prompt
        version: 2
        language: en
        form: plain
        labels:
          subjective: [" subjective", " biased"]
          objective: [" objective"]
        shot: "{{sentence}} ->{{label}}\n"
        ---

        Judge.
        {{shots}}{{sentence}} ->

        """;

    [Fact]
    public void A_prompt_is_read_whole()
    {
        var prompt = PromptFile.Parse("p.md", Good);

        Assert.Equal(("some-prompt", 2, "en", PromptForm.Plain), (prompt.Name, prompt.Version, prompt.Language, prompt.Form));
        Assert.Equal([" subjective", " biased"], prompt.Subjective);
        Assert.Equal("subjective|biased/objective", prompt.LabelWords);
        Assert.Equal("{{sentence}} ->{{label}}\n", prompt.Shot);
        Assert.Equal("Judge.\n{{shots}}{{sentence}} ->", prompt.Body);
    }

    [Fact]
    public void Line_ends_don_t_change_what_a_prompt_is() =>
        Assert.Equal(PromptFile.Parse("p.md", Good).Sha256, PromptFile.Parse("p.md", Good.ReplaceLineEndings("\r\n")).Sha256);

    [Theory]
    [InlineData("---\nname", "name", 1, "must begin")]
    [InlineData("\n---\n\nJudge", "\nJudge", 1, "not closed")]
    [InlineData("name: some-prompt\n", "", 2, "'name' is missing")]
    [InlineData("name: some-prompt", "name: Some Prompt", 2, "may hold only")]
    [InlineData("version: 2", "version: two", 3, "whole number")]
    [InlineData("version: 2", "version: 2\nversoin: 3", 4, "unknown key 'versoin'")]
    [InlineData("form: plain", "form: prose", 5, "neither plain nor chat")]
    [InlineData("form: plain", "form: [plain", 2, "not closed")]
    [InlineData("form: plain", "form: : plain", 5, "")]
    [InlineData("[\" objective\"]", "[]", 8, "at least one word")]
    [InlineData("[\" objective\"]", "[\" biased\"]", 7, "answers both")]
    [InlineData("->{{label}}", "->", 9, "the shot must hold {{label}} once")]
    [InlineData("{{shots}}{{sentence}}", "{{shots}}", 11, "{{sentence}} once")]
    [InlineData("{{shots}}{{sentence}}", "{{sentence}}{{shots}}", 11, "before")]
    [InlineData("shot: \"{{sentence}} ->{{label}}\\n\"\n", "", 10, "only if the front matter has a shot")]
    public void A_fault_names_its_line(string from, string to, int line, string reason)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var fault = Assert.Throws<PromptFileException>(() => PromptFile.Parse("p.md", Good.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(line, fault.Line);
        Assert.StartsWith($"p.md({line}): ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_prompt_is_sound()
    {
        var prompts = PromptLibrary.List();

        Assert.NotEmpty(prompts);
        Assert.All(prompts, p => Assert.Equal(p.Name, Path.GetFileNameWithoutExtension(p.Path)));
    }
}

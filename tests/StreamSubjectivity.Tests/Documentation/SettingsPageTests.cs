using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Documentation;

public sealed class SettingsPageTests
{
    private const string Page = "docs/configuration.md";
    private const string Start = "<!-- The tables below are made from the options classes: STREAM_WRITE_DOCS=1 ./stream test SettingsPage -->\n";

    [Fact]
    public void The_page_of_settings_says_what_the_options_classes_say()
    {
        var text = RepositoryFiles.Read(Page);
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{Page} has lost the line that its tables start after");
        var written = text[..(start + Start.Length)] + SettingsPage.Render();
        if (Environment.GetEnvironmentVariable("STREAM_WRITE_DOCS") == "1")
            File.WriteAllText(RepositoryFiles.Path(Page), written);

        Assert.Equal(written, RepositoryFiles.Read(Page));
    }

    [Theory]
    [InlineData("Stream:Broker:BootstrapServers", true)]
    [InlineData("STREAM:BROKER:BOOTSTRAPSERVERS", true)]
    [InlineData("Stream:Broker:Properties:security.protocol", true)]
    [InlineData("Stream:Dashboard:AllowedHosts:3", true)]
    [InlineData("Stream:Dashboard:AllowedHosts", false)]
    [InlineData("Stream:Broker:DeadLetterTopic", false)]
    [InlineData("Stream:Broker:Bootstrap", false)]
    [InlineData("Stream:Broker", false)]
    public void Only_what_can_be_set_is_a_key(string key, bool known) => Assert.Equal(known, Settings.Has(key));
}

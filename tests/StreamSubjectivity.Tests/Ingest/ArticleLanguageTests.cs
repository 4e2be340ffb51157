using StreamSubjectivity.Ingest.Languages;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class ArticleLanguageTests
{
    [Theory]
    [InlineData("The council met on Monday and spoke about the harbour for two hours.", null, "en")]
    [InlineData("Der Rat traf sich am Montag und sprach zwei Stunden lang über den Hafen.", "en", "de")]
    [InlineData("Le conseil s'est réuni lundi et a parlé du port pendant deux heures.", "fr_ca", "fr-CA")]
    [InlineData("El consejo se reunió el lunes y habló del puerto durante dos horas.", null, "es")]
    [InlineData("Совет собрался в понедельник и два часа говорил о порте.", null, "ru")]
    [InlineData("市議会は月曜日に集まり、港について二時間話し合った。その後、市長は記者団の質問に答えた。", null, "ja")]
    [InlineData("Goal!", "pt", "pt")]
    [InlineData("Goal!", "rubbish label", "und")]
    [InlineData("", null, "und")]
    public void The_text_wins_over_its_label_and_the_label_keeps_its_region(string text, string? label, string expected) =>
        Assert.Equal(expected, new ArticleLanguage(new LinguaDetector()).Decide([text], label));
}

using StreamSubjectivity.Ingest.Measuring;
using StreamSubjectivity.Ingest.Sources;
using StreamSubjectivity.Tests.Architecture;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>
/// Over what outlets really served, where it lies beside the repository (<c>../shared/data</c>, or the folder that the variable
/// STREAM_REAL_DATA names); skipped, with a word on it, where it doesn't.
/// </summary>
public sealed class RealDataTests
{
    // Read from the files: format, title, items, how many of them have a title, a link and a date; the first item's.
    public static TheoryData<string, string, string, int, int, int, int, string?, string?, string?> Feeds => new()
    {
        { "AtomSpecialCharacters.xml", "Atom 1.0", "Active questions tagged nmea - Stack Overflow", 1, 1, 1, 1, "Decode NMEA bytes received via external GPS bluetooth device", "https://stackoverflow.com/questions/49812816/decode-nmea-bytes-received-via-external-gps-bluetooth-device", "2018-04-13T08:45:41Z" },
        { "AtomTheVerge.xml", "Atom 1.0", "The Verge - Front Pages", 10, 10, 10, 10, "This is the new Hulu experience with live TV", "http://www.theverge.com/ces/2017/1/7/14195588/hulu-live-tv-streaming-internet-ces-2017", "2017-01-07T14:00:01Z" },
        { "AtomYoutubeInvestmentPunk.xml", "Atom 1.0", "Investment Punk Academy by Gerald Hörhan", 15, 15, 15, 15, "Zukunft von Vertretern I Kernfusion I Musikgeschäft #ASKTHEPUNK 71", "http://www.youtube.com/watch?v=AFA8ZtMwrvc", "2017-01-20T16:00:00Z" },
        { "Rss091Stadtfeuerwehr.xml", "RSS 0.91", "Stadtfeuerwehr Weiz - Einsätze", 15, 15, 15, 15, "[19.08.2018 - 07:08 Uhr] Brandmeldeanlagenalarm", "http://www.stadtfeuerwehr-weiz.at/einsaetze/einsatz-detail/5220/", "2018-08-19T06:08:00Z" },
        { "Rss092FullSample.xml", "RSS 0.92", "Dave Winer: Grateful Dead", 22, 0, 0, 0, null, null, null },
        { "Rss10Minutos20.xml", "RSS 1.0", "20minutos.es", 15, 15, 15, 15, "Obama le recuerda a Trump que Putin \"no es de nuestro equipo\"", "http://www.20minutos.es/noticia/2928243/0/obama-recuerda-trump-putin-no-es-de-su-equipo/", "2017-01-07T12:07:24Z" },
        { "Rss10OrfAt.xml", "RSS 1.0", "news.ORF.at", 50, 50, 50, 50, "US-Band New Edition mit Stern auf „Walk of Fame“ geehrt", "http://orf.at/stories/2376368/", "2017-01-23T20:54:55Z" },
        { "Rss20CTVNews.xml", "RSS 2.0", "CTVNews.ca - Top Stories - Public RSS", 10, 10, 10, 10, "Florida shooting suspect struggled with mental health: family", "http://www.ctvnews.ca/world/florida-shooting-suspect-struggled-with-mental-health-family-1.3231183", "2017-01-07T00:18:00Z" },
        { "Rss20DaStandardAt.xml", "RSS 2.0", "daStandard.at", 34, 34, 34, 34, "In Verruf geraten - Arabisch: Angst vor Sprache", "http://derstandard.at/2000049985169/Arabisch-Angst-vor-Sprache?ref=rss", "2016-12-30T06:00:00Z" },
        { "Rss20FazNet.xml", "RSS 2.0", "Aktuell - FAZ.NET", 13, 13, 13, 13, "Kältewelle in Europa: Flüchtlinge und Obdachlose erfrieren", "http://www.faz.net/aktuell/gesellschaft/ungluecke/fluechtlinge-und-obdachlose-erfrieren-in-europa-14608700.html", "2017-01-07T14:39:39Z" },
        { "Rss20ISO88591Intranet30.xml", "RSS 2.0", "intranet30", 30, 30, 30, 30, "SVART MÅNAD - DÖDSOLYCKA i Vetlanda", null, "2018-08-19T07:14:00Z" },
        { "Rss20JapanTimes.xml", "RSS 2.0", "Japan Times latest articles", 118, 118, 118, 0, "‘Trump shock’ after Toyota tweet reverberates as Japan business community reacts with concern", "http://www.japantimes.co.jp/news/2017/01/07/business/trump-shock-toyota-tweet-reverberates-japan-business-community-reacts-concern/", null },
        { "Rss20LeMonde.xml", "RSS 2.0", "Le Monde.fr - Actualités et Infos en France et dans le monde", 18, 18, 18, 18, "Piratage imputé à la Russie : Poutine mis en cause, Trump minimise", "http://www.lemonde.fr/ameriques/article/2017/01/07/donald-trump-baisse-d-un-ton-sur-le-piratage-impute-a-la-russie_5059121_3222.html?xtor=RSS-3208", "2017-01-07T06:36:48Z" },
        { "Rss20MoscowTimes.xml", "RSS 2.0", "The Moscow Times - News, Business, Culture & Multimedia from Russia", 50, 50, 50, 50, "Russian State TV Praises Trump for Avoiding ‘Democracy’ in Inauguration Speech", "https://themoscowtimes.com/articles/russian-state-tv-praises-trump-for-avoiding-democracy-in-inauguration-speech-56901", "2017-01-23T16:45:02Z" },
        { "Rss20NYTimes.xml", "RSS 2.0", "NYT > Home Page", 33, 33, 33, 33, "Putin Led a Complex Cyberattack Scheme to Aid Trump, Report Finds", "http://www.nytimes.com/2017/01/06/us/politics/donald-trump-wall-hack-russia.html?partner=rss&emc=rss", "2017-01-07T01:49:31Z" },
        { "Rss20YandexRussia.xml", "RSS 2.0", "Яндекс.Новости: Москва", 15, 15, 15, 15, "В Москве из-за сильных морозов объявлен «оранжевый» уровень опасности", "https://news.yandex.ru/yandsearch?cl4url=ria.ru%2Fsociety%2F20170107%2F1485236822.html", "2017-01-07T14:12:53Z" },
    };

    private static string Folder => Environment.GetEnvironmentVariable("STREAM_REAL_DATA")
        ?? Path.GetFullPath(Path.Combine(RepositoryFiles.Root, "..", "shared", "data"));

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Feeds_are_read_as_a_person_reads_them(
        string file, string format, string title, int items, int titles, int links, int dates, string? first, string? url, string? date)
    {
        var feed = FeedReader.Read(File.ReadAllBytes(There("feeds", file)), new FeedOrigin(file));

        Assert.Equal((format, title, items), (feed.Format, feed.Title, feed.Items.Count));
        Assert.Equal((titles, links), (feed.Items.Count(i => i.Title is not null), feed.Items.Count(i => i.Url is not null)));
        Assert.Equal(dates, feed.Items.Count(i => (i.Published ?? i.Updated) is not null));
        Assert.Equal((first, date), (feed.Items[0].Title, FeedJson.Iso(feed.Items[0].Published)));
        if (url is not null)
            Assert.Equal(url, feed.Items[0].Url);
        foreach (var text in feed.Items.SelectMany(i => new[] { i.Title, i.Summary, i.Content }).OfType<string>())
            Assert.DoesNotMatch(@"</?(p|br|div|a|img|b|i)\b[^>]*>|&(amp|lt|gt|quot|nbsp|#\d+);|Ã[\u0080-\u00BF]", text);
    }

    [Fact]
    public void Pages_give_their_text_headline_and_date()
    {
        There("pages", "expected.json");
        var pages = GoldPage.Read(Directory.GetFiles(Path.Combine(Folder, "pages"), "*.html.gz")).ToList();

        var result = ExtractMeasure.Run(pages, TestContext.Current.CancellationToken);

        Assert.True(result is { TokenF1: >= 0.95, Titles: >= 0.95, Dates: >= 0.85 }, result.ToString());
    }

    [Fact]
    public void Sentences_are_split_where_people_split_them()
    {
        var result = SplitMeasure.Run([.. GoldParagraph.Read(There("articles.ndjson"), "en")], TestContext.Current.CancellationToken);

        Assert.True(result is { Lost: 0, F1: >= 0.95 }, result.ToString());
    }

    private static string There(params string[] path)
    {
        var file = Path.Combine([Folder, .. path]);
        Assert.SkipUnless(File.Exists(file), $"{file} is not there: nothing real to read");
        return file;
    }
}

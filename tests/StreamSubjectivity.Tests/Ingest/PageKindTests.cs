using System.Globalization;
using System.Text;
using StreamSubjectivity.Ingest.Extraction;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

public sealed class PageKindTests
{
    private static readonly string Prose = string.Concat(Enumerable.Range(1, 8).Select(i =>
        $"<p>Paragraph {i} tells what happened in the harbour on that day, and what the people who work there made of it.</p>"));

    private static readonly string Notes = string.Concat(Enumerable.Range(10, 12).Select(i =>
        $"<div><time datetime=\"2024-05-06T{i}:30:00Z\">{i}:30</time><p>At this hour the ministers went into the hall again, and nobody said a word on what comes next.</p></div>"));

    public static TheoryData<string, string?, PageKind> Pages => new()
    {
        { $"<article><h1>Quay reopens</h1>{Prose}</article>", null, PageKind.Article },
        { $"<article><h1>Quay reopens</h1><time datetime=\"2024-05-06T10:30:00Z\">10:30</time>{Prose}</article>", "https://n.example/politics/living-alone", PageKind.Article },
        { $"<script type=\"application/ld+json\">{{\"@type\":\"LiveBlogPosting\",\"headline\":\"Summit\"}}</script><article>{Prose}</article>", null, PageKind.LiveTicker },
        { $"<main><h1>Liveticker: Gipfel in Brüssel</h1>{Notes}</main>", null, PageKind.LiveTicker },
        { $"<main><h1>EN DIRECT, sommet de Bruxelles</h1>{Notes}</main>", null, PageKind.LiveTicker },
        { $"<main><h1>Summit</h1>{Notes}</main>", "https://n.example/world/live/2024/summit", PageKind.LiveTicker },
        { $"<meta property=\"og:type\" content=\"article\"><article><h1>Ten days that shook us</h1>{Notes}</article>", null, PageKind.Article },
        { $"<article><h1>The week</h1>{Pictures(12)}</article>", "https://n.example/gallery/week-1", PageKind.Gallery },
        { $"<article><h1>The week</h1>{Pictures(12)}</article>", null, PageKind.Gallery },
        { $"<article><h1>A walk with pictures</h1>{Pictures(10)}{Prose}{Prose.Replace("harbour", "market", StringComparison.Ordinal)}{Prose.Replace("harbour", "station", StringComparison.Ordinal)}</article>", null, PageKind.Article },
        { $"<main><h1>Politics</h1>{Teasers(30)}</main>", "https://n.example/politics", PageKind.List },
        { $"<main><h1>Welcome</h1>{Teasers(5)}<p>Here is what happened today in town and all around it, in a few words that say it all and go on.</p></main>", "https://n.example/", PageKind.List },
        { $"<article><h1>Quay reopens</h1>{Prose}{Prose}</article><aside>{Teasers(15)}</aside>", "https://n.example/quay", PageKind.Article },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Tickers_galleries_and_lists_are_told_from_articles(string body, string? url, PageKind kind)
    {
        var page = Extract(body, url);

        Assert.Equal(kind, page.Kind);
    }

    [Fact]
    public void What_is_no_article_is_never_scored_and_says_why()
    {
        Assert.Equal("live-ticker", Extract($"<main><h1>Liveticker: Gipfel</h1>{Notes}</main>", null).Rejection);
        Assert.Contains("\"kind\":\"live-ticker\"", ExtractJson.Write("f", null, Extract($"<main><h1>Liveticker: Gipfel</h1>{Notes}</main>", null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Um diesen Artikel weiterlesen zu können: jetzt weiterlesen mit Abo. Schon ab einem Euro im Monat für alle.</p>", "paywall")]
    [InlineData("<p>Cet article est réservé aux abonnés. La suite est réservée à ceux qui paient pour la lire chaque jour chez nous.</p>", "paywall")]
    [InlineData("<p>Este contenido es exclusivo para suscriptores. Suscríbete para seguir leyendo todas nuestras noticias del día.</p>", "paywall")]
    [InlineData("<p>Contenuto riservato agli abbonati. Abbonati per continuare a leggere tutti gli articoli del nostro giornale.</p>", "paywall")]
    [InlineData("<p>Conteúdo exclusivo para assinantes. Assine agora para ler todas as notícias do nosso jornal todos os dias.</p>", "paywall")]
    [InlineData("<p>Dit artikel is alleen voor abonnees. Neem een abonnement om alle artikelen van onze krant te kunnen lezen.</p>", "paywall")]
    [InlineData("<p>Ten tekst jest dostępny tylko dla subskrybentów. Wykup dostęp, aby czytać wszystkie nasze artykuły.</p>", "paywall")]
    [InlineData("<p>Полный текст доступен только подписчикам. Оформите подписку, чтобы читать все материалы нашего издания.</p>", "paywall")]
    [InlineData("<p>この記事は有料会員限定です。続きを読むには会員登録が必要です。ログインしてお読みください。</p>", "paywall")]
    [InlineData("<p>Wir und unsere 240 Partner speichern Cookies auf Ihrem Gerät. Zustimmen und weiter zu unserem Angebot.</p>", "consent")]
    [InlineData("<p>Avec nos partenaires, nous utilisons des cookies. Accepter et continuer, ou gérer vos préférences ici.</p>", "consent")]
    [InlineData("<p>Nosotros y nuestros socios usamos cookies para guardar datos. Aceptar y continuar al sitio del diario.</p>", "consent")]
    [InlineData("<p>My i nasi partnerzy przechowujemy pliki cookie na urządzeniu. Akceptuję i przechodzę do serwisu.</p>", "consent")]
    [InlineData("<p>Мы используем файлы cookie и передаём данные партнёрам. Принять все файлы cookie и продолжить.</p>", "consent")]
    public void Walls_are_recognised_in_the_languages_of_news(string body, string reason) =>
        Assert.Equal(reason, Extract($"<main>{body}</main>", "https://n.example/a").Rejection);

    [Fact]
    public void A_banner_beside_a_whole_article_locks_nothing()
    {
        var page = Extract(
            $"<div class=\"cookie-banner\"><p>We and our partners store cookies. Accept all cookies.</p></div><article><h1>T</h1>{Prose}{Prose.Replace("harbour", "market", StringComparison.Ordinal)}{Prose.Replace("harbour", "station", StringComparison.Ordinal)}</article><p>Subscribe now to continue reading more.</p>",
            "https://n.example/a");

        Assert.Null(page.Rejection);
    }

    private static string Pictures(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"<figure><img src=\"{i}.jpg\"><figcaption>A boat</figcaption></figure><p>Boat number {i} leaves the quay in the morning light.</p>")));

    private static string Teasers(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"<div><h2><a href=\"/a{i}\">A headline of some length about story {i} of this very day</a></h2></div>")));

    private static ExtractedPage Extract(string body, string? url) =>
        PageExtractor.Extract(Encoding.UTF8.GetBytes($"<html><body>{body}</body></html>"), "t.html", url is null ? null : new Uri(url), "utf-8");
}

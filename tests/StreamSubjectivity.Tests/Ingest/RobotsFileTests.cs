using System.Text;
using FsCheck;
using FsCheck.Xunit;
using StreamSubjectivity.Ingest.Robots;
using Xunit;

namespace StreamSubjectivity.Tests.Ingest;

/// <summary>The examples of RFC 9309 and what outlets make of it.</summary>
public sealed class RobotsFileTests
{
    private const string TwoGroups =
        """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: foobot
        Disallow:/
        Allow:/example/page.html
        Allow:/example/allowed.gif

        User-Agent: barbot
        User-Agent: bazbot
        Disallow: /example/page.html

        User-Agent: quxbot
        """;

    [Theory]
    [InlineData("foobot", "/example/page.html", true)]
    [InlineData("foobot", "/example/other.html", false)]
    [InlineData("FooBot/2.1 (+http://foo.example)", "/example/allowed.gif", true)]
    [InlineData("barbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/else.html", true)]
    [InlineData("quxbot", "/example/page.html", true)]
    [InlineData("another", "/example/page.html", false)]
    [InlineData("another", "/publications/a", true)]
    [InlineData("another", "/a/b.gif", false)]
    [InlineData("another", "/a/b.gif?c", true)]
    [InlineData("another", "/robots.txt", true)]
    public void The_first_example_of_the_RFC(string agent, string path, bool allowed) =>
        Assert.Equal(allowed, Allows(TwoGroups, path, agent));

    [Theory]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Disallow: /folder\nAllow: /folder/", "/folder/page", true)]
    [InlineData("Disallow: /page\nAllow: /page", "/page", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page.htm", false)]
    [InlineData("Disallow:", "/a", true)]
    [InlineData("Disallow: /fish*", "/fishheads/yummy.html", false)]
    [InlineData("Disallow: /fish*", "/Fish.asp", true)]
    [InlineData("Disallow: /*.php$", "/folder/filename.php", false)]
    [InlineData("Disallow: /*.php$", "/filename.php?parameters", true)]
    [InlineData("Disallow: /fish*.php", "/fishheads/catfish.php?parameters", false)]
    [InlineData("Disallow: /a*b*c$", "/aXbYcZc", false)]
    [InlineData("Disallow: /a$b", "/a$b", false)]
    [InlineData("Disallow: fish", "/fish", true)]
    [InlineData("Disallow: *fish", "/a/fish", false)]
    public void The_longest_match_decides(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Allows($"User-agent: a\n{rules}\n", path));

    // RFC 9309, 2.2.2 and 2.2.3: the tables.
    [Theory]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz")]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar")]
    [InlineData("/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar")]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/ツ")]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz")]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html")]
    [InlineData("/path/foo-%24", "/path/foo-$")]
    [InlineData("/a b", "/a%20b")]
    public void One_path_is_one_path_however_it_is_written(string pattern, string path) =>
        Assert.False(Allows($"User-agent: a\nDisallow: {pattern}", path));

    [Fact]
    public void An_encoded_slash_is_no_slash() => Assert.True(Allows("User-agent: a\nDisallow: /a%2Fb", "/a/b"));

    [Theory]
    [InlineData("\uFEFFUser-agent: a\nDisallow: /x")]
    [InlineData("User-agent: a\rDisallow: /x\r")]
    [InlineData("USER-AGENT : A\r\n  disallow :\t/x # why\r\n")]
    [InlineData("user-agent: b\nSitemap: https://a.example/s.xml\nuser-agent: a\ndisallow: /x")]
    [InlineData("user-agent: a\ncrawl-delay: 5\nunknown: y\n\n\ndisallow: /x")]
    [InlineData("user-agent: a\nallow: /q\nuser-agent: c\ndisallow: /q\nuser-agent: a\ndisallow: /x")]
    [InlineData("user agent: a\ndissallow: /x")]
    [InlineData("User-agent *\nDisallow /x")]
    [InlineData("# Å…\nUser-agent: a\n# Å…Disallow: /y\nDisallow: /x")]
    public void Odd_files_mean_what_they_mean(string text)
    {
        Assert.False(Allows(text, "/x"));
        Assert.True(Allows(text, "/y"));
        Assert.True(Allows(text, "/q"));
    }

    [Fact]
    public void Rules_before_any_agent_are_nobodys() => Assert.True(Allows("Disallow: /\nUser-agent: b\nDisallow: /", "/x"));

    [Fact]
    public void What_is_behind_the_cap_is_not_read()
    {
        var filler = new string('#', RobotsFile.MaxBytes);
        Assert.True(Allows($"{filler}\nUser-agent: a\nDisallow: /", "/x"));
        Assert.False(Allows($"User-agent: a\nDisallow: /\n{filler}", "/x"));
    }

    [Fact]
    public void Sitemaps_and_delays_are_read()
    {
        var file = RobotsFile.Parse("Sitemap: https://a.example/1.xml\nUser-agent: a\nCrawl-delay: 2.5\nUser-agent: b\nDisallow: /"u8);
        Assert.Equal(["https://a.example/1.xml"], file.Sitemaps);
        Assert.Equal((TimeSpan.FromSeconds(2.5), null), (file.CrawlDelay("a"), file.CrawlDelay("c")));
    }

    [Property(MaxTest = 300)]
    public bool Any_bytes_are_a_file_and_its_own_address_is_always_allowed(byte[] bytes, NonNull<string> agent)
    {
        var file = RobotsFile.Parse(bytes);
        file.Allows(agent.Get, new Uri("http://a.example/a?b=c"));
        return file.Allows(agent.Get, new Uri("http://a.example/robots.txt"));
    }

    [Property(MaxTest = 300)]
    public bool A_pattern_of_stars_and_letters_matches_what_a_plain_search_matches(bool[] stars, NonEmptyString seed)
    {
        var letters = seed.Get.Select(c => (char)('a' + (c % 2))).ToArray();
        var pattern = "/" + string.Concat(stars.Take(12).Select((s, i) => s ? "*" : letters[i % letters.Length].ToString()));
        var path = "/" + new string(letters[..Math.Min(letters.Length, 20)]);
        return new RobotsPattern(pattern).Matches(path) == Slow(pattern, path)
            && new RobotsPattern(pattern + "$").Matches(path) == SlowWhole(pattern, path);
    }

    private static bool Slow(string pattern, string path) => SlowWhole(pattern + "*", path);

    private static bool SlowWhole(string pattern, string path) => pattern.Length == 0
        ? path.Length == 0
        : pattern[0] == '*'
            ? Enumerable.Range(0, path.Length + 1).Any(i => SlowWhole(pattern[1..].TrimStart('*'), path[i..]))
            : path.Length > 0 && path[0] == pattern[0] && SlowWhole(pattern[1..], path[1..]);

    private static bool Allows(string text, string path, string agent = "a") =>
        RobotsFile.Parse(Encoding.UTF8.GetBytes(text)).Allows(agent, new Uri($"http://a.example{path}"));
}

using System.ComponentModel.DataAnnotations;
using StreamSubjectivity.Dashboard;
using StreamSubjectivity.Dashboard.Formatting;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class DashboardOptionsTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("localhost", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("dashboard.example", false)]
    [InlineData("", false)]
    public void The_host_is_an_address_or_localhost(string host, bool allowed)
    {
        var options = new DashboardOptions { Host = host };

        Assert.Equal(allowed, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    [Theory]
    [InlineData("https://example.org/a?b=c#d", "https://example.org/a?b=c#d")]
    [InlineData("HTTP://Example.org", "http://example.org/")]
    [InlineData("https://例え.jp/ü", "https://例え.jp/%C3%BC")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//example.org/a", null)]
    [InlineData("/a", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_web_addresses_become_links(string? address, string? link) => Assert.Equal(link, SafeLink.Of(address));
}

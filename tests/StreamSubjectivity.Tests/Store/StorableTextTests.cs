using System.Text;
using FsCheck.Xunit;
using StreamSubjectivity.Store.Text;
using Xunit;

namespace StreamSubjectivity.Tests.Store;

public sealed class StorableTextTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    [Property(MaxTest = 1000)]
    public bool Any_text_becomes_storable_at_its_length_and_stays_so(string? text)
    {
        var storable = StorableText.Of(text ?? "");
        return storable.Length == (text ?? "").Length
            && !storable.Contains('\0', StringComparison.Ordinal)
            && Strict.GetByteCount(storable) >= 0
            && StorableText.Of(storable) == storable;
    }

    // Not as data of a theory: an attribute can't hold half a pair.
    [Fact]
    public void What_cannot_be_stored_is_marked()
    {
        Assert.Equal("plain \ud83d\ude00", StorableText.Of("plain \ud83d\ude00"));
        Assert.Equal("a\uFFFDb", StorableText.Of("a\0b"));
        Assert.Equal("\uFFFD\uFFFD", StorableText.Of("\ude00\ud83d"));
        Assert.Equal("\uFFFD\ud83d\ude00\uFFFD", StorableText.Of("\ud83d\ud83d\ude00\0"));
    }

    [Fact]
    public void A_cut_never_halves_a_pair() => Assert.Equal("a", StorableText.Cut("a\ud83d\ude00", 2));
}

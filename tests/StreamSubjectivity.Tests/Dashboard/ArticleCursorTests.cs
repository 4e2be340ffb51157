using FsCheck.Xunit;
using StreamSubjectivity.Store.Queries;
using Xunit;

namespace StreamSubjectivity.Tests.Dashboard;

public sealed class ArticleCursorTests
{
    [Property]
    public bool A_cursor_reads_back_as_it_was_written(DateTime published, long id)
    {
        var cursor = new ArticleCursor(new DateTimeOffset(DateTime.SpecifyKind(published, DateTimeKind.Utc)), Math.Abs(id % 1_000_000));
        return ArticleCursor.TryParse(cursor.ToString(), out var read) && read == cursor;
    }

    [Property]
    public bool Any_text_is_read_or_refused(string? text) =>
        !ArticleCursor.TryParse(text, out var cursor) || ArticleCursor.TryParse(cursor.ToString(), out _);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("1-2-3")]
    [InlineData("-1-2")]
    [InlineData(" 1-2")]
    [InlineData("9223372036854775807-1")]
    [InlineData("1-9223372036854775808")]
    public void What_is_no_cursor_is_refused(string? text) => Assert.False(ArticleCursor.TryParse(text, out _));
}

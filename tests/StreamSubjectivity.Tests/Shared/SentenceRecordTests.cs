using System.Text;
using StreamSubjectivity.Shared.Wire;
using Xunit;

namespace StreamSubjectivity.Tests.Shared;

public sealed class SentenceRecordTests
{
    private static readonly SentenceRecord Record = new(
        1, 42, 7, "example.org", null, "en", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "It rained — all day.", false);

    [Fact]
    public void A_record_reads_back_as_it_was_written() =>
        Assert.Equal(Record, SentenceRecordJson.Read(SentenceRecordJson.Write(Record)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"v":2,"article":1,"ordinal":0,"outlet":"o","section":null,"language":"en","published":"2026-03-01T12:00:00Z","text":"t","quoted":false}""")]
    [InlineData("""{"v":1,"article":0,"ordinal":0,"outlet":"o","section":null,"language":"en","published":"2026-03-01T12:00:00Z","text":"t","quoted":false}""")]
    [InlineData("""{"v":1,"article":1,"ordinal":-1,"outlet":"o","section":null,"language":"en","published":"2026-03-01T12:00:00Z","text":"t","quoted":false}""")]
    [InlineData("""{"v":1,"article":1,"ordinal":0,"outlet":"o","section":null,"language":"en","published":"2026-03-01T12:00:00Z","text":"","quoted":false}""")]
    public void A_damaged_record_is_a_typed_error(string json) =>
        Assert.Throws<WireFormatException>(() => SentenceRecordJson.Read(Encoding.UTF8.GetBytes(json)));
}

using Xunit;

namespace StreamSubjectivity.Tests.Architecture;

public sealed class ClockTests
{
    private static readonly string[] WallClock =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Threading.Thread.Sleep",
    ];

    public static TheoryData<string> All => [.. Rooms.All];

    // The analyzer can be silenced at a line; the compiled code can't.
    [Theory]
    [MemberData(nameof(All))]
    public void Time_comes_from_a_time_provider(string room) =>
        Assert.Empty(AssemblyMetadata.MembersUsedBy(room).Intersect(WallClock));

    [Fact]
    public void A_use_of_another_assembly_is_seen() =>
        Assert.Contains("System.ComponentModel.DataAnnotations.Validator.TryValidateObject", AssemblyMetadata.MembersUsedBy("Shared"));
}

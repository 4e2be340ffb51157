using StreamSubjectivity.Cli.Demo;

namespace StreamSubjectivity.Tests.Demo;

/// <summary>The newsroom that ships with the program, read once.</summary>
internal static class ShippedNewsroom
{
    private static readonly Lazy<Newsroom> Read = new(Newsroom.Load);

    public static Newsroom Value => Read.Value;

    public static NewsroomOutlet Courier => Value.FindOutlet("courier")!;
}

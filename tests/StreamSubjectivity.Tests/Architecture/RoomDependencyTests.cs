using Xunit;

namespace StreamSubjectivity.Tests.Architecture;

public sealed class RoomDependencyTests
{
    public static TheoryData<string> All => [.. Rooms.All];

    [Theory]
    [MemberData(nameof(All))]
    public void A_project_refers_only_to_rooms_that_it_may_know(string room)
    {
        var known = Rooms.Project(room).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Empty(known.Except(Rooms.MayKnow[room]));
    }

    // A reference that comes through another project appears only here.
    [Theory]
    [MemberData(nameof(All))]
    public void An_assembly_refers_only_to_rooms_that_it_may_know(string room)
    {
        var rooms = Rooms.All.ToDictionary(Rooms.AssemblyName);
        var known = Rooms.Assembly(room).GetReferencedAssemblies()
            .Where(name => rooms.ContainsKey(name.Name!))
            .Select(name => rooms[name.Name!]);

        Assert.Empty(known.Except(Rooms.MayKnow[room]));
    }

    [Fact]
    public void The_program_reaches_every_room() =>
        Assert.Empty(Rooms.All.Except(["Cli"]).Except(Reached("Cli")));

    private static HashSet<string> Reached(string room)
    {
        var reached = new HashSet<string>();
        var waiting = new Stack<string>([room]);
        while (waiting.TryPop(out var next))
        {
            foreach (var reference in Rooms.Project(next).Descendants("ProjectReference"))
            {
                var name = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'));
                if (reached.Add(name))
                    waiting.Push(name);
            }
        }

        return reached;
    }
}

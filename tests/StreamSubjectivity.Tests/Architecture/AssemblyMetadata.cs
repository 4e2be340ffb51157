using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StreamSubjectivity.Tests.Architecture;

/// <summary>What a room's compiled assembly refers to.</summary>
internal static class AssemblyMetadata
{
    /// <summary>Full names of the types of other assemblies that a room uses.</summary>
    public static IReadOnlySet<string> TypesUsedBy(string room) => Read(
        room, reader => reader.TypeReferences.Select(handle => FullName(reader, handle)).ToHashSet());

    /// <summary>Members of other assemblies that a room uses, as <c>Namespace.Type.Member</c>.</summary>
    public static IReadOnlySet<string> MembersUsedBy(string room) => Read(
        room,
        reader => reader.MemberReferences
            .Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{FullName(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}")
            .ToHashSet());

    private static T Read<T>(string room, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(Rooms.Assembly(room).Location));
        return read(file.GetMetadataReader());
    }

    private static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{FullName(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}

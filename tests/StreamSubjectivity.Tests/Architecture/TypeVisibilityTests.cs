using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace StreamSubjectivity.Tests.Architecture;

public sealed class TypeVisibilityTests
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<string> All => [.. Rooms.All];

    [Theory]
    [MemberData(nameof(All))]
    public void A_class_is_sealed_unless_something_derives_from_it(string room)
    {
        var bases = Rooms.All.SelectMany(name => Rooms.Assembly(name).GetTypes())
            .Select(type => type.BaseType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : type.BaseType)
            .ToHashSet();

        var open = Written(room).Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsComponent(type)).ToHashSet();
        open.ExceptWith(bases!);
        Assert.Empty(open);
    }

    // Tests see internals, so only another room is a reason for a public type.
    [Theory]
    [MemberData(nameof(All))]
    public void A_type_is_internal_unless_another_room_uses_it(string room)
    {
        var used = Rooms.All.Where(name => name != room).SelectMany(AssemblyMetadata.TypesUsedBy).ToHashSet();
        var visible = Written(room).Where(type => type.IsVisible).ToList();
        var contract = new HashSet<Type>(visible.Where(type => IsContract(type) || used.Contains(type.FullName!)));
        var waiting = new Stack<Type>(contract);
        while (waiting.TryPop(out var type))
        {
            foreach (var shown in Shown(type).Where(shown => visible.Contains(shown) && contract.Add(shown)))
                waiting.Push(shown);
        }

        Assert.Empty(visible.Except(contract));
    }

    // Shared and the store's contracts are made for others; settings are public as their documentation is; whoever calls
    // may catch an exception; ASP.NET Core looks for public page models.
    private static bool IsContract(Type type) =>
        type.Namespace!.StartsWith("StreamSubjectivity.Shared", StringComparison.Ordinal)
        || type.Namespace.StartsWith("StreamSubjectivity.Store.Contracts", StringComparison.Ordinal)
        || OptionsRegistrations.All.Any(registration => registration.Type == type)
        || IsComponent(type)
        || Ancestors(type).Any(ancestor => ancestor.Name is "Exception" or "PageModel" or "TagHelper" or "ViewComponent");

    // The Razor compiler makes every component public and open.
    private static bool IsComponent(Type type) => Ancestors(type).Any(ancestor => ancestor.Name == "ComponentBase");

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    // Types that whoever holds this one meets: what it derives from, and what its members take and give.
    private static IEnumerable<Type> Shown(Type type)
    {
        var members = type.GetMembers(Declared).Where(IsShown);
        var types = members.SelectMany(member => member switch
        {
            MethodBase method => method.GetParameters().Select(p => p.ParameterType)
                .Append(method is MethodInfo { ReturnType: var result } ? result : typeof(void)),
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            TypeInfo nested => [nested],
            _ => Enumerable.Empty<Type>(),
        });
        return types.Concat(type.GetInterfaces()).Concat(Ancestors(type)).SelectMany(Parts);
    }

    private static bool IsShown(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors().Length > 0,
        TypeInfo nested => nested.IsNestedPublic,
        _ => false,
    };

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static IEnumerable<Type> Written(string room) =>
        Rooms.Assembly(room).GetTypes().Where(type =>
            type.Namespace is { } name
            && name.StartsWith("StreamSubjectivity.", StringComparison.Ordinal)
            && !name.EndsWith(".Migrations", StringComparison.Ordinal)
            && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false));
}

using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Xunit;

namespace StreamSubjectivity.Tests.Architecture;

public sealed partial class OptionsTests
{
    [Fact]
    public void Every_call_that_registers_options_was_understood()
    {
        var calls = RepositoryFiles.Sources("src")
            .Sum(file => AnyCall().Count(File.ReadAllText(file)));

        Assert.NotEqual(0, calls);
        Assert.Equal(calls, OptionsRegistrations.Calls.Count);
    }

    [Fact]
    public void A_key_is_bound_to_one_property() =>
        Assert.Equal(Settings.All.Select(setting => setting.Key).Distinct(), Settings.All.Select(setting => setting.Key));

    [Fact]
    public void Options_that_a_class_is_given_are_registered_with_validation()
    {
        var ours = Rooms.All.Select(Rooms.Assembly).ToHashSet();
        var asked = ours.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.IsGenericType && IsOptions(type.GetGenericTypeDefinition()))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => ours.Contains(type.Assembly));

        Assert.Empty(asked.Distinct().Except(OptionsRegistrations.All.Select(r => r.Type)));
    }

    [Fact]
    public void Options_are_registered_in_no_other_way()
    {
        var names = string.Join('|', OptionsRegistrations.All.Select(r => r.Type.Name));
        var other = new Regex($@"\.(AddOptions|Configure|PostConfigure)<({names})>");

        Assert.Empty(RepositoryFiles.Sources("src").Where(file => other.IsMatch(File.ReadAllText(file))).Select(RepositoryFiles.Relative));
    }

    private static bool IsOptions(Type type) =>
        type == typeof(IOptions<>) || type == typeof(IOptionsMonitor<>) || type == typeof(IOptionsSnapshot<>);

    [GeneratedRegex(@"\.AddValidatedOptions\b")]
    private static partial Regex AnyCall();
}

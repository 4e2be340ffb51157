using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using StreamSubjectivity.Shared.Options;

namespace StreamSubjectivity.Tests.Architecture;

/// <summary>Every key that the program reads, from its options classes.</summary>
internal static class Settings
{
    /// <summary>All keys, by section and in the order of the classes.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [.. OptionsRegistrations.All.SelectMany(Of)];

    /// <summary>Whether a key, in any case, is one that the program reads.</summary>
    public static bool Has(string key) => All.Any(setting => Pattern(setting.Key).IsMatch(key));

    /// <summary>The keys of an options class.</summary>
    public static IEnumerable<Setting> Of(OptionsRegistration registration) =>
        Walk($"{ValidatedOptions.Root}:{registration.Section}", Activator.CreateInstance(registration.Type)!);

    private static IEnumerable<Setting> Walk(string path, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            var value = property.GetValue(options);
            var key = $"{path}:{property.Name}";
            if (value is IDictionary && property.PropertyType.GetGenericArguments() is [_, var named] && IsOurs(named))
                foreach (var nested in Walk($"{key}:*", Activator.CreateInstance(named)!))
                    yield return nested;
            else if (value is IDictionary)
                yield return new Setting($"{key}:*", property, value);
            else if (value is IEnumerable and not string)
                yield return new Setting($"{key}:0", property, value);
            else if (value is not null && IsOurs(value.GetType()))
                foreach (var nested in Walk(key, value))
                    yield return nested;
            else if (property.SetMethod is { IsPublic: true })
                yield return new Setting(key, property, value);
        }
    }

    private static bool IsOurs(Type type) => type.IsClass && Rooms.All.Select(Rooms.Assembly).Contains(type.Assembly);

    private static Regex Pattern(string key)
    {
        var pattern = Regex.Escape(key).Replace(@"\*", ".+", StringComparison.Ordinal);
        return new Regex($"^{Regex.Replace(pattern, ":0$", @":\d+")}$", RegexOptions.IgnoreCase);
    }
}

using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using StreamSubjectivity.Tests.Architecture;

namespace StreamSubjectivity.Tests.Documentation;

/// <summary>The tables of docs/configuration.md, from the options classes and their documentation.</summary>
internal static class SettingsPage
{
    /// <summary>The tables in Markdown, a heading a section.</summary>
    public static string Render()
    {
        var page = new StringBuilder();
        foreach (var section in OptionsRegistrations.All.GroupBy(r => r.Section))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {section.Key}\n");
            foreach (var registration in section)
                AppendTable(page, registration);
        }

        return page.ToString();
    }

    private static void AppendTable(StringBuilder page, OptionsRegistration registration)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n{XmlSummaries.Of(registration.Type)}\n\n");
        page.Append("| Key | Default | Allowed | Meaning |\n| --- | --- | --- | --- |\n");
        foreach (var setting in Settings.Of(registration))
            page.Append('|').AppendJoin('|', Cells(setting).Select(Cell)).Append("|\n");
    }

    private static string[] Cells(Setting setting) =>
    [
        $"`{setting.Key}`",
        Value(setting.Default) is { Length: > 0 } value ? $"`{value}`" : "",
        Allowed(setting.Property),
        XmlSummaries.Of(setting.Property),
    ];

    private static string Cell(string text) => $" {text.Replace("|", "\\|", StringComparison.Ordinal)} ".Replace("  ", " ", StringComparison.Ordinal);

    private static string Value(object? value) => value switch
    {
        null or IDictionary { Count: 0 } => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        TimeSpan time => time.ToString("g", CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Value)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Allowed(PropertyInfo property)
    {
        var rules = new List<string>();
        foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
        {
            var text = rule switch
            {
                RequiredAttribute => "required",
                RangeAttribute range => $"{Value(range.Minimum)} to {Value(range.Maximum)}",
                RegularExpressionAttribute pattern => $"`{pattern.Pattern}`",
                _ => rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal),
            };
            rules.Add(text);
        }

        if (property.PropertyType.IsEnum)
            rules.Add(string.Join(", ", Enum.GetNames(property.PropertyType)));
        return string.Join("; ", rules);
    }
}

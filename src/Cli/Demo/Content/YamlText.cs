using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace StreamSubjectivity.Cli.Demo.Content;

/// <summary>Reads YAML strictly: an unknown, missing or ill-typed field is an error with its file and line.</summary>
internal static class YamlText
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithEnforceRequiredMembers()
        .WithDuplicateKeyChecking()
        .Build();

    /// <summary>Reads a document.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="file">Where it stands, for errors.</param>
    /// <param name="firstLine">Line of the file on which the document starts, from 1.</param>
    /// <exception cref="NewsroomException">It is not YAML of this shape.</exception>
    public static T Read<T>(string yaml, string file, int firstLine)
        where T : class
    {
        try
        {
            return Deserializer.Deserialize<T>(yaml) ?? throw new NewsroomException(file, firstLine, "is empty");
        }
        catch (YamlException e)
        {
            var line = firstLine + (int)Math.Max(e.Start.Line, 1) - 1;
            throw new NewsroomException(file, line, e.InnerException?.Message ?? e.Message, e);
        }
    }

    /// <summary>Reads a day, <c>yyyy-MM-dd</c>.</summary>
    public static DateOnly Day(string text, string file, string field) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new NewsroomException(file, 0, $"{field}: '{text}' is not a day as 2026-09-07");

    /// <summary>Reads a time with its zone, <c>yyyy-MM-ddTHH:mm:sszzz</c>.</summary>
    public static DateTimeOffset Time(string text, string file, string field) =>
        DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new NewsroomException(file, 0, $"{field}: '{text}' is not a time as 2026-09-07T06:40:00+01:00");
}

using System.Globalization;
using System.Text.Json;

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>A path into JSON: names apart by dots, a number for an element of an array, <c>*</c> for all of them.</summary>
internal static class JsonPath
{
    /// <summary>All values at a path; none where it leads nowhere.</summary>
    internal static IEnumerable<JsonElement> Find(JsonElement root, string path)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            found = found.SelectMany(e => Step(e, step));
        return found;
    }

    private static IEnumerable<JsonElement> Step(JsonElement place, string step)
    {
        if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(step, out var value))
            yield return value;
        if (place.ValueKind != JsonValueKind.Array)
            yield break;
        if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < place.GetArrayLength())
            yield return place[index];
        if (step != "*")
            yield break;
        foreach (var element in place.EnumerateArray())
            yield return element;
    }
}

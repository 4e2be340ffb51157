using StreamSubjectivity.Store.Queries;

namespace StreamSubjectivity.Dashboard.Comparing;

/// <summary>An outlet or its section that is to be compared.</summary>
/// <param name="Asked">The outlet as it was asked for.</param>
/// <param name="Outlet">The outlet; null where there is none, or several, of that name.</param>
/// <param name="Section">Its section; null for all of them.</param>
/// <param name="IsRepeated">Whether the same stands before it.</param>
internal sealed record ComparedPick(string Asked, OutletListing? Outlet, string? Section, bool IsRepeated = false)
{
    /// <summary>Whether it can be compared.</summary>
    public bool IsGood => Outlet is not null && !IsRepeated;

    /// <summary>Finds what was asked for among the outlets: by key, by name, or by the only name that holds it.</summary>
    public static IReadOnlyList<ComparedPick> Of(ComparisonRequest request, IReadOnlyList<OutletListing> outlets)
    {
        var picks = new List<ComparedPick>();
        foreach (var (asked, section) in request.Picks.Take(ComparisonRequest.MostPicks))
        {
            var pick = new ComparedPick(asked, Find(asked, outlets), section.Length == 0 ? null : section);
            var repeated = pick.Outlet is not null && picks.Any(p =>
                p.Outlet?.Key == pick.Outlet.Key && string.Equals(p.Section, pick.Section, StringComparison.OrdinalIgnoreCase));
            picks.Add(pick with { IsRepeated = repeated });
        }

        return picks;
    }

    private static OutletListing? Find(string asked, IReadOnlyList<OutletListing> outlets) =>
        outlets.FirstOrDefault(outlet => outlet.Key == asked)
        ?? Only(outlets.Where(outlet => string.Equals(outlet.Name, asked, StringComparison.OrdinalIgnoreCase)))
        ?? Only(outlets.Where(outlet => outlet.Name.Contains(asked, StringComparison.OrdinalIgnoreCase)));

    private static OutletListing? Only(IEnumerable<OutletListing> outlets) => outlets.Take(2).ToList() is [var only] ? only : null;
}

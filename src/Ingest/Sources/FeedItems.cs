namespace StreamSubjectivity.Ingest.Sources;

/// <summary>Looks over the items of a feed.</summary>
internal static class FeedItems
{
    /// <summary>Warns of what identity or place the items lack.</summary>
    internal static void Check(ParsedFeed feed)
    {
        if (feed.Warnings is not List<string> warnings)
            return;
        var nameless = feed.Items.Count(i => i.Url is null && i.Id.StartsWith(FeedText.HashPrefix, StringComparison.Ordinal));
        if (nameless > 0)
            warnings.Add($"{nameless} items have neither id nor URL: their words are their identity");
        var twice = feed.Items.Count - feed.Items.DistinctBy(i => i.Id).Count();
        if (twice > 0)
            warnings.Add($"{twice} items have the id of another");
    }
}

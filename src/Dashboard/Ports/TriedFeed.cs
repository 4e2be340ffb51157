namespace StreamSubjectivity.Dashboard.Ports;

/// <summary>A feed that was fetched and read.</summary>
/// <param name="Format">Format and version.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Language">The language that it declares, or null.</param>
/// <param name="Items">Its first items, in its order.</param>
/// <param name="Count">How many items it holds.</param>
/// <param name="Undated">Items without a date.</param>
/// <param name="Warnings">What was mended or given up.</param>
/// <param name="PollEvery">How long after a poll like this one the next would be due, without the chance that is added.</param>
/// <param name="Bytes">Bytes on the wire.</param>
/// <param name="Conditional">Whether it can be asked for changes alone (ETag or Last-Modified).</param>
/// <param name="Hubs">WebSub hubs that it names.</param>
/// <param name="Watched">Whether it is a source already.</param>
public sealed record TriedFeed(
    string Format,
    string? Title,
    string? Language,
    IReadOnlyList<TriedItem> Items,
    int Count,
    int Undated,
    IReadOnlyList<string> Warnings,
    TimeSpan PollEvery,
    long Bytes,
    bool Conditional,
    IReadOnlyList<string> Hubs,
    bool Watched);

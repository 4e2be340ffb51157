namespace StreamSubjectivity.Store.Scores;

/// <summary>What a score needs of its sentence.</summary>
/// <param name="Day">The day that it lies under.</param>
/// <param name="Current">Whether it stands in the article's current version.</param>
/// <param name="Quoted">Whether most of it is quotation.</param>
internal readonly record struct StoredLine(DateOnly Day, bool Current, bool Quoted)
{
    /// <summary>Whether it counts for the article's score.</summary>
    public bool Own => Current && !Quoted;
}

namespace StreamSubjectivity.Store.Search;

/// <summary>A search that the database was stopped in.</summary>
/// <param name="inner">What the server said.</param>
public sealed class SearchTooWideException(Exception inner) : Exception("the search took too long and was stopped", inner);

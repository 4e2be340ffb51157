namespace StreamSubjectivity.Store.Search;

/// <summary>The order of places: the least value, then the newest article, then as it is read.</summary>
internal sealed class SearchOrder : IComparer<SearchCursor>
{
    public static SearchOrder Instance { get; } = new();

    public int Compare(SearchCursor x, SearchCursor y)
    {
        if (x.Value.CompareTo(y.Value) is not 0 and var byValue)
            return byValue;
        if (y.At.CompareTo(x.At) is not 0 and var byTime)
            return byTime;
        return y.Article.CompareTo(x.Article) is not 0 and var byArticle ? byArticle : x.Ordinal.CompareTo(y.Ordinal);
    }
}

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>How the further pages of a JSON API are asked for.</summary>
public enum ApiPaging
{
    /// <summary>There is one page.</summary>
    None,

    /// <summary>By a number in the query.</summary>
    Page,

    /// <summary>By a value of the answer before, in the query; or, where it is a URL, by going there.</summary>
    Cursor,

    /// <summary>By the Link header with the relation <c>next</c> (RFC 8288).</summary>
    Link,
}

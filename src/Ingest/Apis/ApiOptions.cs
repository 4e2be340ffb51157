using System.ComponentModel.DataAnnotations;

namespace StreamSubjectivity.Ingest.Apis;

/// <summary>
/// A JSON API that is read like a feed. A path names a value in the answer: names apart by dots, a number for an element of an array,
/// <c>*</c> for all of them; an empty path is the answer itself.
/// </summary>
public sealed class ApiOptions
{
    private const string Path = @"^$|^[^.\s]+(\.[^.\s]+)*$";
    private const string PathFault = "must be names apart by dots";

    /// <summary>URL of the first page, with the query that never changes.</summary>
    [Required]
    public string Url { get; set; } = "";

    /// <summary>Key of its outlet, usually a host; empty takes the URL's host.</summary>
    public string Outlet { get; set; } = "";

    /// <summary>Language of its articles as BCP 47, or empty.</summary>
    public string Language { get; set; } = "";

    /// <summary>Path of the array of items.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Items { get; set; } = "items";

    /// <summary>Path of the identity, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Id { get; set; } = "id";

    /// <summary>Path of the article's URL, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Link { get; set; } = "url";

    /// <summary>Path of the title, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Title { get; set; } = "title";

    /// <summary>Path of the time of publication, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Published { get; set; } = "published";

    /// <summary>Path of the time of the last change, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Updated { get; set; } = "updated";

    /// <summary>Path of the authors' names, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Authors { get; set; } = "author";

    /// <summary>Path of the summary, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Summary { get; set; } = "summary";

    /// <summary>Path of the text, in an item; HTML or plain.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Content { get; set; } = "content";

    /// <summary>Path of the section, in an item.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Section { get; set; } = "section";

    /// <summary>How further pages are asked for.</summary>
    public ApiPaging Paging { get; set; }

    /// <summary>Parameter of the query that holds the page's number or the cursor.</summary>
    [RegularExpression(@"^[A-Za-z0-9._~\[\]-]{0,100}$", ErrorMessage = "must be a name for a query")]
    public string PageParameter { get; set; } = "page";

    /// <summary>Number of the first page.</summary>
    [Range(0, 1)]
    public int FirstPage { get; set; } = 1;

    /// <summary>Path of the cursor, in the answer.</summary>
    [RegularExpression(Path, ErrorMessage = PathFault)]
    public string Cursor { get; set; } = "next";

    /// <summary>Pages of one poll; an answer whose items are all older than the last poll ends it before.</summary>
    [Range(1, 100)]
    public int MaxPages { get; set; } = 5;

    /// <summary>Name of the header that carries the key, or empty.</summary>
    [RegularExpression("^[A-Za-z0-9-]{0,100}$", ErrorMessage = "must be the name of a header")]
    public string Header { get; set; } = "";

    /// <summary>What stands before the key in the header, for example <c>Bearer</c> and a space.</summary>
    [RegularExpression("^[\x20-\x7E]{0,100}$", ErrorMessage = "must be printable ASCII")]
    public string KeyPrefix { get; set; } = "";

    /// <summary>Environment variable that holds the key.</summary>
    public string KeyVariable { get; set; } = "";

    /// <summary>File that holds the key, as an orchestrator mounts secrets.</summary>
    public string KeyFile { get; set; } = "";
}

namespace StreamSubjectivity.Cli.Demo;

/// <summary>An outlet of the newsroom.</summary>
/// <remarks>
/// Its public address, <c>https://{Host}/</c>, lies on a reserved domain (RFC 2606) and never changes: pages and feeds give it as canonical
/// URL, so that an article stays the same article when the server runs on another port. The server answers under that host name to a client
/// that is led to it, and under <see cref="LocalPath"/> to anybody else, with the same paths after it.
/// </remarks>
/// <param name="Slug">Short name, first segment of the served path.</param>
/// <param name="Host">Host of the public address, which is also the outlet's key in the store.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Tagline">Line under the name.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Voice">How it writes, in one line.</param>
/// <param name="About">What its about page says of it.</param>
/// <param name="Template">Markup of its pages.</param>
/// <param name="Feed">Format of its feed.</param>
/// <param name="LinkedData">JSON-LD of its pages.</param>
/// <param name="Turns">First day on which its news sections are written as opinion; null for an outlet that keeps its voice.</param>
public sealed record NewsroomOutlet(
    string Slug,
    string Host,
    string Name,
    string Tagline,
    string Language,
    string Voice,
    string About,
    PageTemplate Template,
    FeedFormat Feed,
    LinkedDataStyle LinkedData,
    DateOnly? Turns)
{
    /// <summary>Public address of the homepage.</summary>
    public string HomeUrl => $"https://{Host}/";

    /// <summary>Path on the loopback server, without a slash at its end.</summary>
    public string LocalPath => $"/{Slug}";

    /// <summary>Path of the feed from the outlet's root.</summary>
    public string FeedFile => Feed == FeedFormat.Rss ? "/feed.xml" : "/atom.xml";

    /// <summary>Path of the feed on the loopback server.</summary>
    public string FeedPath => LocalPath + FeedFile;

    /// <summary>Media type of the feed.</summary>
    public string FeedType => Feed == FeedFormat.Rss ? "application/rss+xml" : "application/atom+xml";
}

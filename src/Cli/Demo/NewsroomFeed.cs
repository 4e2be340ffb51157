namespace StreamSubjectivity.Cli.Demo;

/// <summary>A feed of the running server, as a source to watch.</summary>
/// <param name="OutletKey">The outlet's key: the host of its canonical URLs, the same on every port.</param>
/// <param name="Name">The outlet's name.</param>
/// <param name="Homepage">Its homepage on this server.</param>
/// <param name="Url">The feed's URL on this server, with the port.</param>
/// <param name="PublicHomepage">Its homepage under its own host: for clients whose connections to that host are led to this server.</param>
/// <param name="PublicUrl">The feed's URL under the outlet's own host, the same on every port; its links stay on that host.</param>
internal sealed record NewsroomFeed(
    string OutletKey, string Name, string Homepage, string Url, string PublicHomepage, string PublicUrl);

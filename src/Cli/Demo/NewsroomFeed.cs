namespace StreamSubjectivity.Cli.Demo;

/// <summary>A feed of the running server, as a source to watch.</summary>
/// <param name="OutletKey">The outlet's key: the host of its canonical URLs, the same on every port.</param>
/// <param name="Name">The outlet's name.</param>
/// <param name="Homepage">Its homepage on this server.</param>
/// <param name="Url">The feed's URL on this server, with the port.</param>
internal sealed record NewsroomFeed(string OutletKey, string Name, string Homepage, string Url);

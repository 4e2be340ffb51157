namespace StreamSubjectivity.Cli.Verbs.Pages;

/// <summary>One answer, timed from when its request was due: a server that is behind pays for the queue too.</summary>
/// <param name="Name">The page.</param>
/// <param name="FirstByteMs">Until its first byte, in milliseconds.</param>
/// <param name="WholeMs">Until its last byte.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
internal sealed record PageAnswer(string Name, double FirstByteMs, double WholeMs, long Bytes, int Status);

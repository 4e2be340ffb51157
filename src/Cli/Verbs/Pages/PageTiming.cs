using StreamSubjectivity.Shared.Measuring;

namespace StreamSubjectivity.Cli.Verbs.Pages;

/// <summary>How fast a page came.</summary>
/// <param name="Name">The page.</param>
/// <param name="Requests">How often it was asked for.</param>
/// <param name="FirstByteP50Ms">Median of the time from when a request was due until its first byte, in milliseconds.</param>
/// <param name="FirstByteP95Ms">95th percentile of it.</param>
/// <param name="WholeP95Ms">95th percentile of the time until its last byte.</param>
internal sealed record PageTiming(string Name, int Requests, double FirstByteP50Ms, double FirstByteP95Ms, double WholeP95Ms)
{
    public static PageTiming Of(string name, IReadOnlyCollection<PageAnswer> answers) => new(
        name, answers.Count, At(answers.Select(a => a.FirstByteMs), .5), At(answers.Select(a => a.FirstByteMs), .95), At(answers.Select(a => a.WholeMs), .95));

    private static double At(IEnumerable<double> milliseconds, double share) => Math.Round(NearestRank.Of(milliseconds, share), 1);
}

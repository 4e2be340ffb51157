namespace StreamSubjectivity.Alerts.Simulation;

/// <summary>A usual detector that ours is held against. It is told the true mean and standard deviation of the days before a shift.</summary>
internal enum Rival
{
    /// <summary>Page's two-sided CUSUM (1954) with the allowance of half a standard deviation.</summary>
    Cusum,

    /// <summary>Roberts's exponentially weighted moving average (1959) with a weight of .2.</summary>
    Ewma,

    /// <summary>The Page–Hinkley test as stream-learning libraries have it: around the running mean, with a tolerance of .25.</summary>
    PageHinkley,

    /// <summary>A day further than so many standard deviations from the mean: the three-sigma rule.</summary>
    Sigma,
}

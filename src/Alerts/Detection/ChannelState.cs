namespace StreamSubjectivity.Alerts.Detection;

/// <summary>All that a channel knows, to be kept as JSON. Its numbers survive that exactly.</summary>
internal sealed record ChannelState(
    IReadOnlyList<Observation> Days,
    long Start,
    double[] Innovations,
    double[] Baseline,
    int BaselineDay,
    double[] Levels,
    double[] Spreads,
    CarryFilter Carry,
    NoiseModel? Noise,
    long Learned,
    long NextFit,
    double LevelShare,
    double SpreadShare,
    double Scatter,
    int Scattered);

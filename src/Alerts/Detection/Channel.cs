using CommunityToolkit.HighPerformance.Buffers;
using StreamSubjectivity.Alerts.Dating;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// One series and its evidence: a <see cref="Baseline"/> of days that are some weeks old, a <see cref="CarryFilter"/> over what is left,
/// and e-detectors over the innovations. A day costs the same however long the series is; its memory is <see cref="History.Capacity"/> days.
/// </summary>
internal sealed class Channel
{
    // A shift that is found weeks later must not have drawn the baseline along until then.
    private const int LongestLag = 56;

    // So many innovations say how far they scatter.
    private const int FewestForScatter = 30;

    // In standard errors: so much wider, or narrower, may they have been.
    private const double ScatterCaution = 1.5;

    private readonly History history;
    private readonly double[] innovations = new double[History.Capacity];
    private readonly Baseline baseline = new();
    private readonly LevelMixture levels = new();
    private readonly SpreadMixture spreads = new();
    private CarryFilter carry;
    private NoiseModel? noise;

    // The baseline has learned all before this number.
    private long learned;
    private long nextFit = NoiseFit.FewestDays;
    private double scatter;
    private int scattered;
    private EvidenceShares shares = new();

    public Channel() => history = new History();

    private Channel(ChannelState state)
    {
        history = History.Of(state.Days, state.Start);
        state.Innovations.CopyTo(innovations, 0);
        baseline.State = state.Baseline;
        baseline.Day = state.BaselineDay;
        levels.State = state.Levels;
        spreads.State = state.Spreads;
        (carry, noise, learned, nextFit) = (state.Carry, state.Noise, state.Learned, state.NextFit);
        shares = EvidenceShares.Of(state.LevelShare, state.SpreadShare);
        LaterResponse = noise?.LaterResponse() ?? 1;
        (scatter, scattered) = (state.Scatter, state.Scattered);
    }

    /// <summary>Whether it has seen enough to say anything.</summary>
    public bool Ready => noise is not null;

    /// <summary>How days scatter; null before it is <see cref="Ready"/>.</summary>
    public NoiseModel? Noise => noise;

    /// <summary>What it knows of a usual day.</summary>
    public DayModel Model => new(noise, baseline.Means);

    /// <summary>The level that days are held against.</summary>
    public double Level => baseline.Level;

    /// <summary>Variance of the level's estimate.</summary>
    public double LevelVariance => baseline.LevelVariance;

    /// <summary>Share of the days that have a point, 0 to 1.</summary>
    public double DaysShare => history.Count < 2 ? 1 : (history.Count - 1.0) / (history[history.End - 1].Day - history[history.Start].Day);

    /// <summary>See <see cref="NoiseModel.LaterResponse"/>.</summary>
    public double LaterResponse { get; private set; } = 1;

    public static Channel Resume(ChannelState state) => new(state);

    /// <summary>All that it knows.</summary>
    public ChannelState Save()
    {
        shares.Calibrate();
        return new(
            history.Slice(history.Start, history.End), history.Start, [.. innovations], baseline.State, baseline.Day, levels.State, spreads.State,
            carry, noise, learned, nextFit, shares.Level, shares.Spread, scatter, scattered);
    }

    /// <summary>Holds the next day against what it knows.</summary>
    /// <returns>Evidence from which calibration, which costs, may not have taken its part: <see cref="Calibrate"/> does.</returns>
    public ChannelReading Judge(in Observation day)
    {
        var slot = (int)history.End & (History.Capacity - 1);
        innovations[slot] = double.NaN;
        if (noise is null)
            return default;
        var z = Innovate(day, out var deviation);
        innovations[slot] = z;
        var unit = Math.Sqrt(noise.TypicalVariance) / LaterResponse / deviation;
        var gain = carry.Variance > 0 ? noise.CarriedVariance : 0;
        levels.Update(z, unit, gain > 0 ? unit * LaterResponse : unit);
        // Against its own scatter so far: the model takes the future for wider on purpose.
        if (scattered >= FewestForScatter && scatter > 0)
            UpdateSpread(z);
        return Read(z);
    }

    /// <summary>What a day says exactly.</summary>
    /// <param name="reading">What it says before calibration, that is as much or more.</param>
    public ChannelReading Calibrate(in ChannelReading reading)
    {
        shares.Calibrate();
        return reading.Ready ? Read(reading.Innovation) : reading;
    }

    /// <summary>Takes a day that has been judged.</summary>
    public void Keep(in Observation day)
    {
        history.Add(day);
        if (history.End >= nextFit)
            Fit();
        else
            Learn();
    }

    /// <summary>The remembered days, for dating.</summary>
    public DatedValue[] Values()
    {
        var (values, model) = (new DatedValue[history.Count], Model);
        for (var i = 0; i < values.Length; i++)
            values[i] = model.ValueOf(history[history.Start + i]);
        return values;
    }

    /// <summary>How far the remembered days lie off the level, up or down.</summary>
    public DatedValue[] Deviations()
    {
        // The variance of |z| for a standard normal z.
        const double Share = 1 - (2 / Math.PI);
        return Array.ConvertAll(Values(), v => v with { Value = Math.Abs(v.Value - baseline.Level), Variance = v.Variance * Share });
    }

    private ChannelReading Read(double z) => new(
        true, z, levels.Up / shares.Level, levels.Down / shares.Level, spreads.Wider / shares.Spread, spreads.Narrower / shares.Spread);

    private double Innovate(in Observation day, out double deviation)
    {
        var model = noise!;
        var slow = baseline.PredictionVariance(day, model.LevelDrift);
        var residual = day.Value - baseline.Level - baseline.Weekday(day.Weekday);
        carry.Predict(day.Day, model.CarriedVariance, model.Carry);
        var own = model.SamplingVariance(day) + model.DayVariance + carry.Variance;
        var total = (own * model.Inflation) + slow;
        deviation = Math.Sqrt(total);
        var surprise = residual - carry.Mean;
        carry.Learn(Math.Clamp(surprise, -ClippedNormal.Limit * deviation, ClippedNormal.Limit * deviation), total);
        return surprise / deviation;
    }

    private void Learn()
    {
        if (noise is null)
            return;
        var until = history.End - Math.Min(LongestLag, history.Count / 3);
        for (learned = Math.Max(learned, history.Start); learned < until; learned++)
        {
            ref readonly var day = ref history[learned];
            baseline.Learn(day, noise.LongRunVariance(day), noise.LevelDrift);
            LearnScatter(innovations[(int)learned & (History.Capacity - 1)]);
        }
    }

    private void UpdateSpread(double z)
    {
        var (variance, error) = (scatter / scattered, ScatterCaution * Math.Sqrt(2.0 / scattered));
        spreads.Update(Math.Min(z * z, double.MaxValue), variance * (1 + error), variance * (1 - error));
    }

    private void LearnScatter(double z)
    {
        if (double.IsNaN(z))
            return;
        scatter += Math.Min(z * z, ClippedNormal.Limit * ClippedNormal.Limit);
        scattered++;
    }

    private void Fit()
    {
        var lag = history.Count < 2 * NoiseFit.FewestDays ? 0 : Math.Min(LongestLag, history.Count / 3);
        using var rented = SpanOwner<Observation>.Allocate(history.Count - lag);
        var past = rented.Span;
        history.CopyTo(past, history.Start);
        nextFit = history.End + Math.Max(4, history.End / 2);
        noise = NoiseFit.Fit(past);
        baseline.Start(past[0].Value, Baseline.Unknown * noise.TypicalVariance, noise.WeekdayVariance, past[0].Day);
        learned = history.Start;
        (scatter, scattered) = (0, 0);
        Learn();
        LaterResponse = noise.LaterResponse();
        shares = EvidenceShares.Of(Innovations(past.Length), 1 / LaterResponse);
        // The carried part as it stands now, under the new model.
        var recent = Math.Max(history.Start, history.End - LongestLag);
        carry = CarryFilter.Start(noise.CarriedVariance, history[recent].Day - 1);
        for (var number = recent; number < history.End; number++)
            Innovate(history[number], out _);
    }

    private double[] Innovations(int days)
    {
        var (past, count) = (new double[days], 0);
        for (var number = history.Start; number < history.Start + days; number++)
        {
            if (innovations[(int)number & (History.Capacity - 1)] is var z && !double.IsNaN(z))
                past[count++] = z;
        }

        Array.Resize(ref past, count);
        return past;
    }
}

using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// Evidence for a lasting shift of the level, up and down: a mixture of Shiryaev–Roberts e-detectors over sizes of the shift (Shin, Ramdas
/// and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", 2023, sections 2 and 4), on clipped innovations.
/// While nothing has changed its sum less the number of days is a martingale, so the mean time until it first exceeds A is at least A.
/// </summary>
internal sealed class LevelMixture
{
    // Evidence this large says all there is; it must not overflow where nobody acts on it.
    private const double Most = 1e200;

    // Four sizes a vector; the last ones have no weight.
    private const int Lanes = 8;
    private const int Vector = 4;

    private readonly double[] up = new double[Lanes];
    private readonly double[] down = new double[Lanes];

    /// <summary>Evidence for a shift upwards since any day.</summary>
    public double Up { get; private set; }

    /// <summary>Evidence for a shift downwards since any day.</summary>
    public double Down { get; private set; }

    /// <summary>The parts, those for up before those for down.</summary>
    public double[] State
    {
        get => [.. up, .. down];
        set
        {
            value.AsSpan(0, Lanes).CopyTo(up);
            value.AsSpan(Lanes).CopyTo(down);
            (Up, Down) = (Sum(up), Sum(down));
        }
    }

    /// <summary>Takes a day's innovation.</summary>
    /// <param name="innovation">Standardised: mean 0 and variance 1 where nothing has changed.</param>
    /// <param name="first">What a shift of size 1 adds to the innovation of its first day.</param>
    /// <param name="later">What it adds to later ones, once the filter expects part of it.</param>
    public void Update(double innovation, double first, double later)
    {
        var (lowUp, lowDown) = Add(OddsOf(innovation, first, later, 0), 0);
        var (highUp, highDown) = Add(OddsOf(innovation, first, later, Vector), Vector);
        (Up, Down) = (Vector256.Sum(lowUp + highUp), Vector256.Sum(lowDown + highDown));
    }

    /// <summary>How often evidence, begun anew each time, exceeds a threshold over innovations that are drawn again and again.</summary>
    /// <param name="innovations">What is drawn from.</param>
    /// <param name="draw">Draws places of them.</param>
    /// <param name="response">As for <see cref="Update"/>, of the first day and of later ones.</param>
    /// <param name="days">Days that are drawn.</param>
    /// <param name="threshold">The threshold.</param>
    public static int Exceedances(
        ReadOnlySpan<double> innovations, BlockDraw draw, (double First, double Later) response, int days, double threshold)
    {
        // What an innovation says stays the same, however often it is drawn.
        var (smaller, larger) = (Table(innovations, response, 0), Table(innovations, response, Vector));
        var (up, down, upMore, downMore) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var exceeded = 0;
        for (var i = 0; i < days; i++)
        {
            var place = draw.Next();
            ref readonly var low = ref smaller[place];
            ref readonly var high = ref larger[place];
            (up, down) = ((up * low.Up) + low.NewUp, (down * low.Down) + low.NewDown);
            (upMore, downMore) = ((upMore * high.Up) + high.NewUp, (downMore * high.Down) + high.NewDown);
            if (Vector256.Sum(up + upMore + (down + downMore)) < threshold)
                continue;
            exceeded++;
            (up, down, upMore, downMore) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        }

        return exceeded;
    }

    // In the order in which a day's update adds: what is resumed must not differ in the last bit.
    private static double Sum(double[] parts) => Vector256.Sum(Vector256.LoadUnsafe(ref parts[0]) + Vector256.LoadUnsafe(ref parts[Vector]));

    private static LevelOdds OddsOf(double innovation, double first, double later, int at)
    {
        var tilts = LevelTilts.Of(later, at);
        return LevelOdds.Of(innovation, first == later ? tilts : LevelTilts.Of(first, at), tilts, at);
    }

    private static LevelOdds[] Table(ReadOnlySpan<double> innovations, (double First, double Later) response, int at)
    {
        var (first, later) = (LevelTilts.Of(response.First, at), LevelTilts.Of(response.Later, at));
        var table = new LevelOdds[innovations.Length];
        for (var i = 0; i < table.Length; i++)
            table[i] = LevelOdds.Of(innovations[i], first, later, at);
        return table;
    }

    private (Vector256<double> Up, Vector256<double> Down) Add(in LevelOdds odds, int at)
    {
        var most = Vector256.Create(Most);
        var nextUp = Vector256.Min((Vector256.LoadUnsafe(ref up[at]) * odds.Up) + odds.NewUp, most);
        var nextDown = Vector256.Min((Vector256.LoadUnsafe(ref down[at]) * odds.Down) + odds.NewDown, most);
        nextUp.StoreUnsafe(ref up[at]);
        nextDown.StoreUnsafe(ref down[at]);
        return (nextUp, nextDown);
    }
}

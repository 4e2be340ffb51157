using System.Buffers;
using System.Runtime.Intrinsics;

namespace StreamSubjectivity.Alerts.Detection;

/// <summary>
/// What one innovation, drawn again and again, says to a <see cref="LevelMixture"/> and a <see cref="SpreadMixture"/>: shifts upwards, then
/// those downwards, then spreads, beside each other, so that a day of a bootstrap costs one multiplication and one addition. Exceedances
/// are counted, for which single precision is enough.
/// </summary>
/// <param name="Ratio">Likelihood ratios of what has begun before, against nothing.</param>
/// <param name="New">Those of what begins with it, each times its prior.</param>
internal readonly record struct ResampledOdds(Vector512<float> Ratio, Vector512<float> New)
{
    private const int Levels = 2 * LevelTilts.Sizes;

    private static readonly Vector512<float> IsLevel = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)Levels));

    // Of the square of an innovation; 0 for shifts.
    private static readonly Vector512<float> SpreadTilts = Lanes(_ => 0, SpreadMixture.Tilts);
    private static readonly Vector512<float> Priors = Lanes(size => LevelMixture.Priors[size], SpreadMixture.Priors);

    /// <summary>How often either evidence, begun anew each time, exceeds a threshold in days that are drawn from innovations.</summary>
    /// <param name="innovations">What is drawn from, with a variance of 1.</param>
    /// <param name="draw">Draws places of them.</param>
    /// <param name="response">What a shift of size 1 adds to the innovation of its first day, and of later ones.</param>
    /// <param name="days">Days that are drawn.</param>
    /// <param name="threshold">The threshold.</param>
    public static (int Level, int Spread) Exceedances(
        ReadOnlySpan<double> innovations, BlockDraw draw, (double First, double Later) response, int days, float threshold)
    {
        // What an innovation says stays the same, however often it is drawn.
        var table = ArrayPool<ResampledOdds>.Shared.Rent(innovations.Length);
        Fill(table, innovations, response);
        var places = ArrayPool<int>.Shared.Rent(days);
        draw.Fill(places.AsSpan(0, days));
        var parts = Vector512<float>.Zero;
        var (level, spread) = (0, 0);
        for (var i = 0; i < days; i++)
        {
            ref readonly var odds = ref table[places[i]];
            parts = (parts * odds.Ratio) + odds.New;
            // Most days end here, with neither.
            if (Sum(parts) < threshold)
                continue;
            if (Sum(parts & IsLevel) >= threshold)
            {
                level++;
                parts = Vector512.AndNot(parts, IsLevel);
            }

            if (Sum(Vector512.AndNot(parts, IsLevel)) >= threshold)
            {
                spread++;
                parts &= IsLevel;
            }
        }

        ArrayPool<int>.Shared.Return(places);
        ArrayPool<ResampledOdds>.Shared.Return(table);
        return (level, spread);
    }

    // Half and half again: the library's own adds every quarter up by itself.
    private static float Sum(Vector512<float> parts)
    {
        var half = parts.GetLower() + parts.GetUpper();
        return Vector128.Sum(half.GetLower() + half.GetUpper());
    }

    private static void Fill(ResampledOdds[] table, ReadOnlySpan<double> innovations, (double First, double Later) response)
    {
        var (tilts, inverses) = LevelsOf(response.Later);
        var (firstTilts, firstInverses) = LevelsOf(response.First);
        for (var i = 0; i < innovations.Length; i++)
        {
            var innovation = (float)Math.Clamp(innovations[i], -ClippedNormal.Limit, ClippedNormal.Limit);
            var spread = SpreadTilts * (innovation * innovation);
            var ratio = Vector512.Exp((tilts * innovation) + spread) * inverses;
            var first = response.First == response.Later ? ratio : Vector512.Exp((firstTilts * innovation) + spread) * firstInverses;
            table[i] = new(ratio, Priors * first);
        }
    }

    private static (Vector512<float> Tilts, Vector512<float> Inverses) LevelsOf(double response)
    {
        var levels = LevelTilts.Of(response);
        var tilts = Lanes(size => levels.Tilt[size], Vector256<double>.Zero);
        var isDown = Vector512.GreaterThanOrEqual(Vector512<float>.Indices, Vector512.Create((float)LevelTilts.Sizes));
        return (Vector512.ConditionalSelect(isDown, -tilts, tilts), Lanes(size => levels.Inverse[size], SpreadMixture.Inverses));
    }

    private static Vector512<float> Lanes(Func<int, double> level, Vector256<double> spread)
    {
        Span<float> lanes = stackalloc float[Vector512<float>.Count];
        lanes.Clear();
        for (var size = 0; size < LevelTilts.Sizes; size++)
            lanes[size] = lanes[LevelTilts.Sizes + size] = (float)level(size);
        for (var part = 0; part < SpreadMixture.Parts; part++)
            lanes[Levels + part] = (float)spread[part];
        return Vector512.Create<float>(lanes);
    }
}

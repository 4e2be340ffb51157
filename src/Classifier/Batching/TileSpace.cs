using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace StreamSubjectivity.Classifier.Batching;

/// <summary>
/// What is free in one tile of the cache, and how requests are laid into it so that each one's attention sums are grouped alike wherever
/// it lies.
/// <para>
/// The softmax of a tile sums the weights of one SIMD register (a unit) at a time, so a request's tokens fill whole units from the tile's
/// start, and what remains of them shares a unit with other requests' remainders, at the tile's end: always behind its whole units. On
/// x86 the sum within a register folds halves on halves, so that it doesn't depend on where in the register a remainder begins (a fold
/// of halves is blind to a rotation, and zeros add nothing). On Arm neighbours are added first, so there remainders don't share.
/// </para>
/// </summary>
internal struct TileSpace
{
    /// <summary>Cells of a tile: ggml_fa_tile_config of v0.5.0.</summary>
    internal const int Cells = 64;

    /// <summary>Floats that one softmax sum takes at a time: a register of the widest set that this processor and ggml both use.</summary>
    internal static readonly int Unit =
        Avx512F.IsSupported && Avx512DQ.IsSupported ? 16
        : Avx2.IsSupported && Fma.IsSupported ? 8
        : X86Base.IsSupported ? 4
        : 16;

    private static readonly bool Shares = X86Base.IsSupported;

    private int whole;
    private int shared;
    private Lanes free;

    /// <summary>Cells that no request has.</summary>
    internal readonly int Free
    {
        get
        {
            var cells = (Units - whole - shared) * Unit;
            for (var i = 0; i < shared; i++)
                cells += free[i];
            return cells;
        }
    }

    private static int Units => Cells / Unit;

    /// <summary>Takes cells for one request.</summary>
    /// <param name="tokens">Its tokens, at most a tile's.</param>
    /// <param name="head">Its whole units: first cell within the tile, and cells.</param>
    /// <param name="rest">Its remainder, likewise; none where the tokens are whole units.</param>
    /// <returns>Whether it fits.</returns>
    internal bool TryTake(int tokens, out CellRun head, out CellRun rest)
    {
        var (units, lanes) = (tokens / Unit, tokens % Unit);
        head = new CellRun(whole * Unit, units * Unit);
        rest = default;
        var left = Units - whole - shared - units;
        if (left < 0)
            return false;
        if (lanes > 0)
        {
            var home = HomeOf(lanes);
            if (home < 0 && left == 0)
                return false;
            if (home < 0)
            {
                home = shared++;
                free[home] = (byte)Unit;
            }

            rest = new CellRun(((Units - home) * Unit) - free[home], lanes);
            free[home] = Shares ? (byte)(free[home] - lanes) : (byte)0;
        }

        whole += units;
        return true;
    }

    /// <summary>Takes all that is free; the cells within the tile, ascending, are put in <paramref name="runs"/>.</summary>
    internal void TakeRest(List<CellRun> runs)
    {
        if (whole + shared < Units)
            runs.Add(new CellRun(whole * Unit, (Units - whole - shared) * Unit));
        for (var home = shared - 1; home >= 0; home--)
        {
            if (free[home] > 0)
                runs.Add(new CellRun(((Units - home) * Unit) - free[home], free[home]));
            free[home] = 0;
        }

        whole = Units - shared;
    }

    // The tightest that takes it.
    private readonly int HomeOf(int lanes)
    {
        var best = -1;
        for (var i = 0; i < shared; i++)
        {
            if (free[i] >= lanes && (best < 0 || free[i] < free[best]))
                best = i;
        }

        return best;
    }

    [InlineArray(16)]
    private struct Lanes
    {
        private byte first;
    }
}

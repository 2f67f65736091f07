using System.Numerics;
using Realign.Numerics;

namespace Realign.PublicFinance.Debt;

/// <summary>
/// Many paths of the debt ratio under joint shocks. A path is a function of (seed, its number) alone. Interest follows the average rates of the path without
/// shocks, plus the shock: history knows average rates, so shocks to them are not passed through maturities a second time.
/// </summary>
public static class DebtSimulation
{
    private const int K = ShockHistory.Variables;

    /// <summary>Paths computed together: their state stays in the first-level cache.</summary>
    private const int Chunk = 256;

    /// <summary>Uniform numbers of a year: three pairs make six normal ones, of which five are used.</summary>
    private const int UniformsAYear = 6;

    /// <summary>Nominal GDP that falls to less of the year before makes any ratio to it meaningless.</summary>
    private const double SmallestGdp = 0.1;

    /// <summary>Runs the paths.</summary>
    /// <param name="start">The debt.</param>
    /// <param name="conditions">Means of every year.</param>
    /// <param name="process">Where shocks come from.</param>
    /// <param name="paths">How many.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="shift">What a scenario adds; null for none.</param>
    /// <param name="threads">How many work at a time; the result does not depend on it.</param>
    /// <param name="cancellation">Stops between chunks of paths.</param>
    /// <exception cref="RealignException">A path left what means anything: nominal GDP fell to nearly nothing.</exception>
    public static DebtPaths Run(DebtStock start, IReadOnlyList<DebtConditions> conditions, ShockProcess process, int paths, long seed, DebtShift? shift = null, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(process);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (paths < 1) throw new RealignException($"{paths} paths are not possible; take at least one.");
        shift?.Check(conditions.Count);
        var means = Means(start, conditions);
        int years = conditions.Count;
        var debt = new double[(long)years * paths];
        var wrong = new (int Path, double Gdp)?[(paths + Chunk - 1) / Chunk];
        Parallel.For(0, wrong.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, c => wrong[c] = Simulate(start, means, process, seed, shift, c * Chunk, paths, debt));
        if (wrong.FirstOrDefault(w => w is not null) is { } first)
            throw new RealignException($"On path {first.Path} nominal GDP falls to {first.Gdp:0.###} of the year before: the shocks are larger than this equation carries. Leave out years of crisis from the history, or draw blocks of history.");
        return new DebtPaths(start.Debt.Fraction, years, paths, seed, debt);
    }

    private static YearMeans[] Means(DebtStock start, IReadOnlyList<DebtConditions> conditions)
    {
        var path = DebtPath.Run(start, conditions);
        return [.. conditions.Select((c, t) => new YearMeans(
            c.Growth.Fraction, c.Inflation.Fraction, path.Years[t].DomesticRate.Fraction, path.Years[t].ForeignRate.Fraction, c.Depreciation.Fraction, c.PrimaryBalance.Fraction, c.StockFlow.Fraction))];
    }

    /// <summary>The paths of a chunk; null, or the first path that left what means anything.</summary>
    private static (int Path, double Gdp)? Simulate(DebtStock start, YearMeans[] means, ShockProcess process, long seed, DebtShift? shift, int first, int paths, double[] debt)
    {
        Span<double> uniform = stackalloc double[UniformsAYear * Chunk], shock = stackalloc double[K * Chunk], ratio = stackalloc double[Chunk], smallest = stackalloc double[Chunk];
        Span<double> balance = stackalloc double[Chunk], growth = stackalloc double[Chunk], stock = stackalloc double[Chunk];
        shock.Clear();
        ratio.Fill(start.Debt.Fraction);
        smallest.Fill(1);
        balance.Clear();
        growth.Clear();
        stock.Clear();
        int used = Math.Min(Chunk, paths - first);
        for (int t = 0; t < means.Length; t++)
        {
            if (shift is not null) Shift(shift, t, first, balance, growth, stock);
            if (process.HistoricalDeviations is null)
            {
                Normals(seed, first, t, uniform);
                Innovate(process, uniform, shock);
            }
            else Recall(process, seed, first, t, shock);
            Advance(start.ForeignShare, means[t], shock, balance, growth, stock, ratio, smallest);
            ratio[..used].CopyTo(debt.AsSpan((t * paths) + first, used));
        }

        for (int p = 0; p < used; p++) if (!(smallest[p] > SmallestGdp) || !double.IsFinite(ratio[p])) return (first + p, smallest[p]);
        return null;
    }

    private static void Shift(DebtShift shift, int t, int first, Span<double> balance, Span<double> growth, Span<double> stock)
    {
        double inForce = shift.PhaseIn[t], step = inForce - (t > 0 ? shift.PhaseIn[t - 1] : 0);
        int draws = shift.PrimaryBalance.Count;
        for (int p = 0; p < Chunk; p++)
        {
            int draw = (first + p) % draws;
            balance[p] = inForce * shift.PrimaryBalance[draw];
            growth[p] = step * shift.Output[draw];
            stock[p] = t == 0 ? shift.Revaluation[draw] : 0;
        }
    }

    /// <summary>Box and Muller (1958): pairs of uniform numbers into pairs of normal ones, in place.</summary>
    private static void Normals(long seed, int first, int t, Span<double> numbers)
    {
        for (int k = 0; k < UniformsAYear; k++)
            for (int p = 0; p < Chunk; p++) numbers[(k * Chunk) + p] = new CounterRandom(seed, first + p).Uniform((t * UniformsAYear) + k);
        for (int pair = 0; pair < UniformsAYear; pair += 2)
        {
            var radius = numbers.Slice(pair * Chunk, Chunk);
            var angle = numbers.Slice((pair + 1) * Chunk, Chunk);
            for (int p = 0; p < Chunk; p += Vector<double>.Count)
            {
                var r = Vector.SquareRoot(-2 * Vector.Log(new Vector<double>(radius[p..])));
                var (sin, cos) = Vector.SinCos(2 * Math.PI * new Vector<double>(angle[p..]));
                (r * cos).CopyTo(radius[p..]);
                (r * sin).CopyTo(angle[p..]);
            }
        }
    }

    /// <summary>x = R·x + L·z.</summary>
    private static void Innovate(ShockProcess process, ReadOnlySpan<double> normal, Span<double> shock)
    {
        for (int k = 0; k < K; k++)
        {
            var own = shock.Slice(k * Chunk, Chunk);
            var keep = new Vector<double>(process.Persistence[k]);
            for (int p = 0; p < Chunk; p += Vector<double>.Count)
            {
                var sum = keep * new Vector<double>(own[p..]);
                for (int l = 0; l <= k; l++) sum += process.Factor[(k * K) + l] * new Vector<double>(normal[((l * Chunk) + p)..]);
                sum.CopyTo(own[p..]);
            }
        }
    }

    private static void Recall(ShockProcess process, long seed, int first, int t, Span<double> shock)
    {
        double[] rows = process.HistoricalDeviations!;
        int n = rows.Length / K, block = t / process.BlockLength, within = t % process.BlockLength;
        for (int p = 0; p < Chunk; p++)
        {
            int begin = (int)(new CounterRandom(seed, first + p).Uniform(block) * n);
            int row = (begin + within) % n * K;
            for (int k = 0; k < K; k++) shock[(k * Chunk) + p] = rows[row + k];
        }
    }

    private static void Advance(double foreignShare, in YearMeans mean, ReadOnlySpan<double> shock, ReadOnlySpan<double> balance, ReadOnlySpan<double> growth, ReadOnlySpan<double> stock, Span<double> ratio, Span<double> smallest)
    {
        for (int p = 0; p < Chunk; p += Vector<double>.Count)
        {
            var g = new Vector<double>(mean.Growth) + new Vector<double>(growth[p..]) + At(shock, ShockVariable.Growth, p);
            var π = new Vector<double>(mean.Inflation) + At(shock, ShockVariable.Inflation, p);
            var i = At(shock, ShockVariable.Interest, p);
            var ε = new Vector<double>(mean.Depreciation) + At(shock, ShockVariable.Depreciation, p);
            var pb = new Vector<double>(mean.PrimaryBalance) + new Vector<double>(balance[p..]) + At(shock, ShockVariable.PrimaryBalance, p);
            var ρ = (Vector<double>.One + g) * (Vector<double>.One + π);
            var domestic = (1 - foreignShare) * (new Vector<double>(1 + mean.DomesticRate) + i);
            var foreign = foreignShare * (new Vector<double>(1 + mean.ForeignRate) + i) * (Vector<double>.One + ε);
            var d = new Vector<double>(ratio[p..]) * (Vector<double>.One + new Vector<double>(stock[p..]));
            ((d * (domestic + foreign) / ρ) - pb + new Vector<double>(mean.StockFlow)).CopyTo(ratio[p..]);
            Vector.Min(new Vector<double>(smallest[p..]), ρ).CopyTo(smallest[p..]);
        }
    }

    private static Vector<double> At(ReadOnlySpan<double> shock, ShockVariable variable, int p) => new(shock[(((int)variable * Chunk) + p)..]);

    private readonly record struct YearMeans(double Growth, double Inflation, double DomesticRate, double ForeignRate, double Depreciation, double PrimaryBalance, double StockFlow);
}

namespace Realign.PublicFinance.Debt;

/// <summary>The debt ratio on every path of a simulation, and what they say together.</summary>
public sealed class DebtPaths
{
    /// <summary>Within how many years debt is asked to stabilise.</summary>
    public const int StabilisationYears = 5;

    private readonly double[] _debt;

    internal DebtPaths(double start, int years, int paths, long seed, double[] debt) => (Start, Years, Paths, Seed, _debt) = (start, years, paths, seed, debt);

    /// <summary>The ratio at the start, a fraction.</summary>
    public double Start { get; }

    public int Years { get; }

    public int Paths { get; }

    public long Seed { get; }

    /// <summary>The ratio on every path at the end of a year, from 1; fractions.</summary>
    public ReadOnlySpan<double> Debt(int year) => _debt.AsSpan((year - 1) * Paths, Paths);

    /// <summary>Quantiles of the ratio at the end of a year.</summary>
    public FanYear Quantiles(int year)
    {
        double[] sorted = Debt(year).ToArray();
        Array.Sort(sorted);
        double At(double p) => Realign.Numerics.Quantiles.Of(sorted, p);
        return new FanYear(year, At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }

    /// <summary>
    /// Share of paths on which debt has stopped rising: in the fifth year, or the last of a shorter path, the ratio is no higher than the year before. The
    /// IMF's framework of 2022 asks the same of the primary balance against the one that stabilises debt at its horizon of five years.
    /// </summary>
    public double ProbabilityOfStabilising
    {
        get
        {
            int year = Math.Min(StabilisationYears, Years), count = 0;
            if (year == 0) return double.NaN;
            var now = Debt(year);
            for (int p = 0; p < Paths; p++) if (now[p] <= (year > 1 ? Debt(year - 1)[p] : Start)) count++;
            return count / (double)Paths;
        }
    }

    /// <summary>Share of paths that are above a ratio at the end of any year.</summary>
    public double ProbabilityOfEverAbove(double threshold)
    {
        int count = 0;
        for (int p = 0; p < Paths; p++)
        {
            bool above = false;
            for (int year = 1; year <= Years && !above; year++) above = _debt[((year - 1) * Paths) + p] > threshold;
            if (above) count++;
        }

        return count / (double)Paths;
    }

    /// <summary>Share of paths that are above a ratio at the end of the last year.</summary>
    public double ProbabilityOfEndingAbove(double threshold)
    {
        int count = 0;
        foreach (double debt in Debt(Years)) if (debt > threshold) count++;
        return count / (double)Paths;
    }

    /// <summary>Quantiles of the difference to other paths with the same shocks, at the end of a year.</summary>
    /// <exception cref="RealignException">The other paths have other shocks.</exception>
    public FanYear Difference(DebtPaths other, int year)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Paths != Paths || other.Seed != Seed) throw new RealignException($"Paths can be compared when their number and seed are the same; they are {Paths} with seed {Seed} and {other.Paths} with seed {other.Seed}.");
        double[] sorted = Debt(year).ToArray();
        var others = other.Debt(year);
        for (int p = 0; p < Paths; p++) sorted[p] -= others[p];
        Array.Sort(sorted);
        double At(double q) => Realign.Numerics.Quantiles.Of(sorted, q);
        return new FanYear(year, At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }
}

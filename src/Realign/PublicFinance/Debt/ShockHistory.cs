namespace Realign.PublicFinance.Debt;

/// <summary>What growth, inflation, interest, the exchange rate and the primary balance of an economy did together, year by year; fractions.</summary>
public sealed class ShockHistory
{
    /// <summary>Variables of a row, in the order of <see cref="ShockVariable"/>.</summary>
    public const int Variables = 5;

    /// <summary>Fewer years than this say nothing about how five variables move together.</summary>
    public const int FewestYears = 10;

    private readonly double[] _values;

    /// <param name="economy">Code.</param>
    /// <param name="years">Ascending, without gaps.</param>
    /// <param name="values">[year, variable], row-major.</param>
    /// <param name="source">Where the figures are from.</param>
    /// <exception cref="RealignException">Too few years, a gap, or a number that is not finite.</exception>
    public ShockHistory(string economy, IReadOnlyList<int> years, ReadOnlySpan<double> values, string source)
    {
        ArgumentNullException.ThrowIfNull(economy);
        ArgumentNullException.ThrowIfNull(years);
        if (years.Count < FewestYears) throw new RealignException($"The history of {economy} has {years.Count} years with all five variables; shocks need {FewestYears} or more.");
        if (values.Length != years.Count * Variables) throw new RealignException($"The history of {economy} has {values.Length} numbers for {years.Count} years; it needs {Variables} a year.");
        for (int t = 1; t < years.Count; t++)
            if (years[t] != years[t - 1] + 1) throw new RealignException($"The history of {economy} jumps from {years[t - 1]} to {years[t]}; it needs every year between.");
        foreach (double value in values) if (!double.IsFinite(value)) throw new RealignException($"The history of {economy} holds {value}; every number must be finite.");
        (Economy, Years, Source, _values) = (economy, [.. years], source, values.ToArray());
    }

    public string Economy { get; }

    public IReadOnlyList<int> Years { get; }

    public string Source { get; }

    /// <summary>[year, variable], row-major.</summary>
    internal ReadOnlySpan<double> Values => _values;

    public double this[int year, ShockVariable variable] => _values[(year * Variables) + (int)variable];

    public double Mean(ShockVariable variable) => Enumerable.Range(0, Years.Count).Average(t => this[t, variable]);

    /// <summary>With divisor n − 1.</summary>
    public double Covariance(ShockVariable a, ShockVariable b)
    {
        double meanA = Mean(a), meanB = Mean(b);
        return Enumerable.Range(0, Years.Count).Sum(t => (this[t, a] - meanA) * (this[t, b] - meanB)) / (Years.Count - 1);
    }

    public double StandardDeviation(ShockVariable variable) => Math.Sqrt(Covariance(variable, variable));

    /// <summary>Deviations from the means, [year, variable].</summary>
    internal double[] Deviations()
    {
        double[] deviations = [.. _values];
        foreach (var variable in Enum.GetValues<ShockVariable>())
        {
            double mean = Mean(variable);
            for (int t = 0; t < Years.Count; t++) deviations[(t * Variables) + (int)variable] -= mean;
        }

        return deviations;
    }
}

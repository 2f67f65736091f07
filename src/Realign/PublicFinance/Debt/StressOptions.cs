namespace Realign.PublicFinance.Debt;

/// <summary>
/// Sizes of the stress tests. They follow the IMF's guidance of 2013 for market-access countries where it gives a number; where its number needs data that are
/// not there (bank assets for contingent liabilities), the value here is ours and named as such in docs/debt.md.
/// </summary>
public sealed record StressOptions
{
    /// <summary>Years that the shocks to growth and the primary balance last.</summary>
    public int Years { get; init; } = 2;

    /// <summary>Standard deviations by which growth falls.</summary>
    public double GrowthDeviations { get; init; } = 1;

    /// <summary>Points of inflation lost for a point of growth lost.</summary>
    public double InflationForGrowth { get; init; } = 0.25;

    /// <summary>Standard deviations by which the primary balance falls, each year.</summary>
    public double PrimaryBalanceDeviations { get; init; } = 0.5;

    /// <summary>Rise of interest on new borrowing, a fraction.</summary>
    public double Interest { get; init; } = 0.02;

    /// <summary>Depreciation in the second year; null for the largest of history.</summary>
    public double? Depreciation { get; init; }

    /// <summary>Inflation for a unit of depreciation: the guidance's default for emerging markets.</summary>
    public double PassThrough { get; init; } = 0.25;

    /// <summary>Liabilities that the government takes over in the first year, a fraction of GDP.</summary>
    public double ContingentLiability { get; init; } = 0.1;
}

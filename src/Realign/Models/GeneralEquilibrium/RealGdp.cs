namespace Realign.Models.GeneralEquilibrium;

/// <summary>GDP at unchanged consumer prices: value added and tariffs over the price index of final demand.</summary>
public static class RealGdp
{
    /// <summary>Its relative change.</summary>
    /// <param name="effects">Of a counterfactual.</param>
    /// <param name="n">Position of the economy.</param>
    public static double Change(Effects effects, int n)
    {
        ArgumentNullException.ThrowIfNull(effects);
        double added = effects.TariffRevenue[n];
        for (int j = 0; j < effects.Baseline.Sectors.Count; j++) added += effects.ValueAdded(n, j);
        return (added / effects.Baseline.Gdp(n) / (1 + effects.PriceIndex[n])) - 1;
    }
}

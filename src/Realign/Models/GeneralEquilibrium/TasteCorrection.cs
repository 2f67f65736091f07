namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// The new bundle of final goods, judged by the old tastes. With σ = θ + 1, a composite of new quantities q̂_i is worth
/// [Σ_i π_i q̂_i^(θ/(1+θ))]^((1+θ)/θ) at the old tastes, with q̂_i = π̂_i X̂ / (κ̂_i ĉ_i); at the new tastes it is X̂/P̂.
/// </summary>
internal static class TasteCorrection
{
    /// <summary>Real income at old tastes over real income at new tastes.</summary>
    public static double Factor(Equilibrium equilibrium, int n)
    {
        var world = equilibrium.Baseline;
        int J = world.Sectors.Count;
        double log = 0, final = world.FinalDemand.RowSum(n);
        foreach (int j in equilibrium.Shock.Cells.Where(c => c.Importer == n && c.Taste != 1).Select(c => c.Sector).Distinct())
            log += world.FinalDemand[n, j] / final * (Math.Log(OldTasteComposite(equilibrium, n, j)) + Math.Log(equilibrium.Prices[(n * J) + j]));
        return Math.Exp(log);
    }

    private static double OldTasteComposite(Equilibrium equilibrium, int n, int j)
    {
        var world = equilibrium.Baseline;
        int N = world.Economies.Count, J = world.Sectors.Count;
        double θ = equilibrium.TradeElasticities[j], power = θ / (1 + θ), sum = 0;
        var cost = new double[N];
        for (int i = 0; i < N; i++) cost[i] = Math.Exp(equilibrium.LogCosts[(i * J) + j]);
        foreach (var cell in equilibrium.Shock.Cells)
            if (cell.Importer == n && cell.Sector == j)
                cost[cell.Exporter] *= (1 + cell.Tariff) / (1 + world.Tariffs[n, cell.Exporter, j]) * cell.TradeCost;
        var after = new double[J];
        for (int i = 0; i < N; i++)
        {
            double π = world.Flows[n, i, j] * (1 + world.Tariffs[n, i, j]) / world.Expenditure[n, j];
            equilibrium.Shares(n, i, after);
            if (π > 0) sum += π * Math.Pow(after[j] / π / cost[i], power);
        }

        return Math.Pow(sum, 1 / power);
    }
}

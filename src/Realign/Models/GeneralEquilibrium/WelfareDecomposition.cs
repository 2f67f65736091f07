using Realign.Numerics;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// Caliendo and Parro (2015), equation 16: to first order, the change of welfare is a terms-of-trade effect Σ (E_nij d ln c_nj − M_nij d ln c_ij)/I_n and
/// a volume-of-trade effect Σ τ_nij M_nij (d ln M_nij − d ln c_ij)/I_n, with E exports of n to i and M imports of n from i at the baseline, net of tariffs.
/// Changes d ln x are taken as x̂ − 1, as in the paper's tables. Exact as the shock shrinks; for large tariff cuts the sum can be far from the
/// exact change, because it values the lost revenue at the old tariffs. Fractions of income.
/// </summary>
public sealed class WelfareDecomposition
{
    internal WelfareDecomposition(Equilibrium equilibrium)
    {
        var world = equilibrium.Baseline;
        int N = world.Economies.Count, J = world.Sectors.Count;
        double[] costs = Array.ConvertAll(equilibrium.LogCosts, c => Math.Exp(c) - 1);
        double[] terms = new double[N * N * J], volume = new double[N * N * J];
        for (int n = 0; n < N; n++)
        {
            double income = world.ValueAdded[n] + world.TariffRevenue[n] + world.Deficits[n];
            for (int i = 0; i < N; i++)
            {
                if (i == n) continue;
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                {
                    double imports = world.Flows[n, i, j], exports = world.Flows[i, n, j];
                    double dcn = costs[(n * J) + j], dci = costs[(i * J) + j];
                    terms[at] = ((exports * dcn) - (imports * dci)) / income;
                    volume[at] = world.Tariffs[n, i, j] * (equilibrium.Flows[at] - imports - (imports * dci)) / income;
                }
            }
        }

        TermsOfTrade = Tensor.Adopt(N, N, J, terms);
        VolumeOfTrade = Tensor.Adopt(N, N, J, volume);
        TermsOfTradeTotal = Totals(TermsOfTrade);
        VolumeOfTradeTotal = Totals(VolumeOfTrade);
    }

    /// <summary>[n economy, i partner, j sector].</summary>
    public Tensor TermsOfTrade { get; }

    /// <summary>[n economy, i partner, j sector].</summary>
    public Tensor VolumeOfTrade { get; }

    /// <summary>Terms of trade of each economy, all partners and sectors.</summary>
    public IReadOnlyList<double> TermsOfTradeTotal { get; }

    /// <summary>Volume of trade of each economy, all partners and sectors.</summary>
    public IReadOnlyList<double> VolumeOfTradeTotal { get; }

    private static double[] Totals(Tensor tensor)
    {
        var totals = new double[tensor.A];
        for (int n = 0; n < tensor.A; n++)
            for (int i = 0; i < tensor.B; i++)
                foreach (double value in tensor.Row(n, i))
                    totals[n] += value;
        return totals;
    }
}

using Realign.Events;
using Realign.Worlds;

namespace Realign.Tests.Models;

/// <summary>The model again, as plainly as it can be written: a damped fixed point in levels. Slow, and shares nothing with the library's solver.</summary>
internal static class PlainSolver
{
    /// <summary>Where a share <paramref name="specific"/> of value added is earned by factors that stay in their sector, those earn what the sector sells. Real wages ŵ_n / Π P̂_nj^α_nj over those of the data, at constant or zero deficits.</summary>
    public static (double[] RealWage, bool Converged) Solve(World world, Shock shock, bool balanced, double tolerance, double wageDamping = 0.5, double specific = 0)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        double[] θ = [.. world.TradeElasticities], w = [.. Enumerable.Repeat(1.0, N)], income = new double[N];
        double[,,] k = new double[N, N, J], τ = new double[N, N, J];
        double[,] c = new double[N, J], X = new double[N, J], P = new double[N, J];
        for (int n = 0; n < N; n++)
            for (int j = 0; j < J; j++)
            {
                (c[n, j], X[n, j]) = (1, world.Expenditure[n, j]);
                for (int i = 0; i < N; i++)
                {
                    τ[n, i, j] = world.Tariffs[n, i, j];
                    k[n, i, j] = X[n, j] > 0 ? world.Flows[n, i, j] * (1 + τ[n, i, j]) / X[n, j] : n == i ? 1 : 0;
                }
            }

        foreach (var cell in shock.Cells)
        {
            double κ = (1 + cell.Tariff) / (1 + τ[cell.Importer, cell.Exporter, cell.Sector]) * cell.TradeCost;
            k[cell.Importer, cell.Exporter, cell.Sector] *= cell.Taste * Math.Pow(κ, -θ[cell.Sector]);
            τ[cell.Importer, cell.Exporter, cell.Sector] = cell.Tariff;
        }

        double gap = double.PositiveInfinity;
        for (int iteration = 0; iteration < 20000 && !(gap < tolerance); iteration++) gap = Step(world, balanced, wageDamping, specific, θ, k, τ, w, c, X, P, income);

        var realWage = new double[N];
        for (int n = 0; n < N; n++) realWage[n] = w[n] / PriceIndex(world, P, n);
        return (realWage, gap < tolerance);
    }

    private static double Step(World world, bool balanced, double wageDamping, double specific, double[] θ, double[,,] k, double[,,] τ, double[] w, double[,] c, double[,] X, double[,] P, double[] income)
    {
        int N = w.Length, J = θ.Length;
        double[,] Y = new double[N, J];
        var R = new double[N];
        double gap = 0;
        for (int j = 0; j < J; j++)
        {
            for (int n = 0; n < N; n++)
            {
                double sum = 0;
                for (int i = 0; i < N; i++) sum += k[n, i, j] * Math.Pow(c[i, j], -θ[j]);
                P[n, j] = Math.Pow(sum, -1 / θ[j]);
                for (int i = 0; i < N; i++)
                {
                    double flow = k[n, i, j] * Math.Pow(c[i, j], -θ[j]) / sum / (1 + τ[n, i, j]) * X[n, j];
                    Y[i, j] += flow;
                    R[n] += τ[n, i, j] * flow;
                }
            }
        }

        for (int n = 0; n < N; n++)
        {
            income[n] = (w[n] * world.ValueAdded[n]) + R[n] + (balanced ? 0 : world.Deficits[n]);
            double final = world.FinalDemand.RowSum(n), earned = 0;
            for (int j = 0; j < J; j++)
            {
                double ownReturn = specific == 0 || Y[n, j] == 0 ? 0 : Math.Log(Y[n, j] / world.Output[n, j] / w[n]);
                double logCost = world.ValueAddedShares[n, j] * (Math.Log(w[n]) + (specific * ownReturn)), demand = world.FinalDemand[n, j] / final * income[n];
                for (int m = 0; m < J; m++)
                {
                    logCost += world.InputCoefficients[n, m, j] * Math.Log(P[n, m]);
                    demand += world.InputCoefficients[n, j, m] * Y[n, m];
                }

                double dc = Math.Exp(logCost) - c[n, j], dX = demand - X[n, j];
                gap = Math.Max(gap, Math.Max(Math.Abs(dc), Math.Abs(dX) / Math.Max(1e-3, X[n, j])));
                c[n, j] += (specific == 0 ? 0.5 : wageDamping) * dc;
                X[n, j] += 0.5 * dX;
                earned += world.ValueAddedShares[n, j] * Y[n, j];
            }

            double dw = (earned / world.ValueAdded[n]) - w[n];
            gap = Math.Max(gap, Math.Abs(dw));
            w[n] += wageDamping * dw;
        }

        double scale = world.ValueAdded.Sum() / Enumerable.Range(0, N).Sum(n => w[n] * world.ValueAdded[n]);
        for (int n = 0; n < N; n++) w[n] *= scale;
        return gap;
    }

    private static double PriceIndex(World world, double[,] P, int n)
    {
        double log = 0, final = world.FinalDemand.RowSum(n);
        for (int j = 0; j < world.Sectors.Count; j++) log += world.FinalDemand[n, j] / final * Math.Log(P[n, j]);
        return Math.Exp(log);
    }
}

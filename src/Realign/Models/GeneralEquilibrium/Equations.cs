using System.Runtime.Intrinsics;
using Realign.Events;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// The model, condition by condition, in levels and in the order of Notation.md (Caliendo and Parro 2015, equations 8 to 13 in changes).
/// Shares no code with the kernel that solves it: every result is checked against these before it can be read.
/// n importer or economy, i exporter, j sector, k input. [n, j] arrays are row-major, [n, i, j] arrays as in <see cref="Tensor"/>.
/// </summary>
internal static class Equations
{
    /// <summary>ln ĉ_nj = γ_nj ln ŵ_n + Σ_k γ_nkj ln P̂_nk − ln Â_nj.</summary>
    public static double[] LogInputCosts(World world, Shock shock, double[] ŵ, double[] P̂)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        var logCosts = new double[N * J];
        for (int n = 0; n < N; n++)
        {
            double logWage = Math.Log(ŵ[n]);
            var ĉ = logCosts.AsSpan(n * J, J);
            var γ = world.ValueAddedShares.Row(n);
            for (int j = 0; j < J; j++) ĉ[j] = γ[j] * logWage;
            for (int k = 0; k < J; k++)
            {
                double logPrice = Math.Log(P̂[(n * J) + k]);
                var used = world.InputCoefficients.Row(n, k);
                for (int j = 0; j < J; j++) ĉ[j] += used[j] * logPrice;
            }
        }

        foreach (var p in shock.Productivities) logCosts[(p.Economy * J) + p.Sector] -= Math.Log(p.Change);
        return logCosts;
    }

    /// <summary>π′_nij = π_nij b̂_nij (κ̂_nij ĉ_ij / P̂_nj)^(−θ_j).</summary>
    public static double[] TradeShares(World world, Shock shock, ReadOnlySpan<double> θ, double[] logCosts, double[] P̂)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        double[] pull = Scaled(θ, logCosts, -1), price = Scaled(θ, Array.ConvertAll(P̂, Math.Log), 1);
        var π = new double[N * N * J];
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                var share = π.AsSpan(((n * N) + i) * J, J);
                BaselineShares(world, n, i, share);
                MultiplyByExp(share, price.AsSpan(n * J, J), pull.AsSpan(i * J, J));
            }
        }

        foreach (var cell in shock.Cells)
        {
            double κ̂ = (1 + cell.Tariff) / (1 + world.Tariffs[cell.Importer, cell.Exporter, cell.Sector]) * cell.TradeCost;
            π[(((cell.Importer * N) + cell.Exporter) * J) + cell.Sector] *= cell.Taste * Math.Pow(κ̂, -θ[cell.Sector]);
        }

        return π;
    }

    /// <summary>π_nij = (1+τ_nij) flow_nij / X_nj; where nothing is bought, the economy's own product stands in and carries no value.</summary>
    public static void BaselineShares(World world, int n, int i, Span<double> π)
    {
        var flow = world.Flows.Row(n, i);
        var τ = world.Tariffs.Row(n, i);
        var X = world.Expenditure.Row(n);
        for (int j = 0; j < π.Length; j++) π[j] = X[j] > 0 ? flow[j] * (1 + τ[j]) / X[j] : i == n ? 1 : 0;
    }

    /// <summary>Tariffs τ′ after the shock, [n, i, j].</summary>
    public static double[] Tariffs(World world, Shock shock)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        double[] τ = world.Tariffs.ToArray();
        foreach (var cell in shock.Cells) τ[(((cell.Importer * N) + cell.Exporter) * J) + cell.Sector] = cell.Tariff;
        return τ;
    }

    /// <summary>Flows net of tariffs, π′_nij X′_nj / (1+τ′_nij).</summary>
    public static double[] Flows(double[] π, double[] τ, double[] X, int N)
    {
        int J = X.Length / N;
        var flows = new double[π.Length];
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                    flows[at] = π[at] / (1 + τ[at]) * X[(n * J) + j];
        return flows;
    }

    /// <summary>Y′_ij = Σ_n π′_nij / (1+τ′_nij) · X′_nj, as [i, j].</summary>
    public static double[] Sales(double[] flows, int N, int J)
    {
        var Y = new double[N * J];
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                    Y[(i * J) + j] += flows[at];
        return Y;
    }

    /// <summary>R′_n = Σ_j Σ_i τ′_nij flow′_nij.</summary>
    public static double[] TariffRevenue(double[] flows, double[] τ, int N)
    {
        var R = new double[N];
        int length = flows.Length / N;
        for (int n = 0; n < N; n++)
            for (int at = n * length; at < (n + 1) * length; at++)
                R[n] += τ[at] * flows[at];
        return R;
    }

    /// <summary>I′_n = ŵ_n w_n L_n + R′_n + D′_n.</summary>
    public static double[] Income(double[] wageBill, double[] R, double[] D)
    {
        var I = new double[wageBill.Length];
        for (int n = 0; n < I.Length; n++) I[n] = wageBill[n] + R[n] + D[n];
        return I;
    }

    /// <summary>Σ_k γ_njk Y′_nk + α_nj I′_n: what X′_nj must be.</summary>
    public static double[] Demand(World world, double[] Y, double[] I)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        var X = new double[N * J];
        for (int n = 0; n < N; n++)
        {
            double final = world.FinalDemand.RowSum(n);
            for (int j = 0; j < J; j++)
            {
                var bought = world.InputCoefficients.Row(n, j);
                double sum = world.FinalDemand[n, j] / final * I[n];
                for (int k = 0; k < J; k++) sum += bought[k] * Y[(n * J) + k];
                X[(n * J) + j] = sum;
            }
        }

        return X;
    }

    /// <summary>Σ_j γ_nj Y′_nj: what labour earns; in equilibrium ŵ_n w_n L_n.</summary>
    public static double[] LabourIncome(World world, double[] Y)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        var earned = new double[N];
        for (int n = 0; n < N; n++)
            for (int j = 0; j < J; j++)
                earned[n] += world.ValueAddedShares[n, j] * Y[(n * J) + j];
        return earned;
    }

    /// <summary>Imports less exports, net of tariffs: in equilibrium D′_n.</summary>
    public static double[] Deficits(double[] flows, int N)
    {
        var deficits = new double[N];
        int J = flows.Length / (N * N);
        for (int n = 0; n < N; n++)
        {
            for (int i = 0; i < N; i++)
            {
                double sum = 0;
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++) sum += flows[at];
                deficits[n] += sum;
                deficits[i] -= sum;
            }
        }

        return deficits;
    }

    private static double[] Scaled(ReadOnlySpan<double> θ, double[] logs, int sign)
    {
        int J = θ.Length;
        var scaled = new double[logs.Length];
        for (int at = 0; at < logs.Length; at++) scaled[at] = sign * θ[at % J] * logs[at];
        return scaled;
    }

    private static void MultiplyByExp(Span<double> values, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int at = 0;
        for (; at + Vector256<double>.Count <= values.Length; at += Vector256<double>.Count)
        {
            var exponent = Vector256.Create(a[at..]) + Vector256.Create(b[at..]);
            (Vector256.Create((ReadOnlySpan<double>)values[at..]) * Vector256.Exp(exponent)).CopyTo(values[at..]);
        }

        for (; at < values.Length; at++) values[at] *= Math.Exp(a[at] + b[at]);
    }
}

using System.Runtime.Intrinsics;
using Realign.Events;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// The model, condition by condition, in levels and in the order of Notation.md (Caliendo and Parro 2015, equations 8 to 13 in changes).
/// Shares no code with the kernel that solves it: every result is checked against these before it can be read.
/// n importer or economy, i exporter, j sector, k input. [n, j] arrays are row-major; bilateral conditions are written for one pair n, i and all j, so that a
/// counterfactual can be accounted for in one pass without storing N²J numbers.
/// </summary>
internal static class Equations
{
    /// <summary>(1−ρ) ln ŵ_n + ρ ln r̂_nj: the price of value added, of which a share ρ is earned by factors specific to the sector.</summary>
    public static double[] LogFactorPrices(double[] ŵ, double[] r̂, double ρ)
    {
        int J = r̂.Length / ŵ.Length;
        var logPrices = new double[r̂.Length];
        for (int at = 0; at < r̂.Length; at++) logPrices[at] = ((1 - ρ) * Math.Log(ŵ[at / J])) + (ρ * Math.Log(r̂[at]));
        return logPrices;
    }

    /// <summary>r̂_nj Y_nj: what Y′_nj must be, since specific factors earn a constant share of sales.</summary>
    public static double[] SalesOfReturns(World world, double[] r̂)
    {
        int J = world.Sectors.Count;
        var Y = new double[r̂.Length];
        for (int at = 0; at < r̂.Length; at++) Y[at] = r̂[at] * world.Output[at / J, at % J];
        return Y;
    }

    /// <summary>ln ĉ_nj = γ_nj ln v̂_nj + Σ_k γ_nkj ln P̂_nk − ln Â_nj, with v̂ the price of value added: ŵ_n where all factors move.</summary>
    public static double[] LogInputCosts(World world, Shock shock, double[] logFactorPrices, double[] P̂)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        var logCosts = new double[N * J];
        for (int n = 0; n < N; n++)
        {
            var v̂ = logFactorPrices.AsSpan(n * J, J);
            var ĉ = logCosts.AsSpan(n * J, J);
            var γ = world.ValueAddedShares.Row(n);
            for (int j = 0; j < J; j++) ĉ[j] = γ[j] * v̂[j];
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

    /// <summary>π_nij = (1+τ_nij) flow_nij / X_nj for all j; where nothing is bought, the economy's own product stands in and carries no value.</summary>
    public static void BaselineShares(World world, int n, int i, Span<double> π)
    {
        var flow = world.Flows.Row(n, i);
        var τ = world.Tariffs.Row(n, i);
        var X = world.Expenditure.Row(n);
        var otherwise = Vector256.Create(i == n ? 1.0 : 0.0);
        int j = 0;
        for (; j + Vector256<double>.Count <= π.Length; j += Vector256<double>.Count)
        {
            var spent = Vector256.Create(X[j..]);
            var share = Vector256.Create(flow[j..]) * (Vector256<double>.One + Vector256.Create(τ[j..])) / spent;
            Vector256.ConditionalSelect(Vector256.GreaterThan(spent, Vector256<double>.Zero), share, otherwise).CopyTo(π[j..]);
        }

        for (; j < π.Length; j++) π[j] = X[j] > 0 ? flow[j] * (1 + τ[j]) / X[j] : i == n ? 1 : 0;
    }

    /// <summary>π′_nij = π_nij b̂_nij (κ̂_nij ĉ_ij / P̂_nj)^(−θ_j) for all j, in place; the arguments are θ_j ln P̂_nj and θ_j ln ĉ_ij, and b̂ κ̂^(−θ) comes with the cells that the shock changes.</summary>
    public static void TradeShares(Span<double> π, ReadOnlySpan<double> θLogPrices, ReadOnlySpan<double> θLogCosts, ReadOnlySpan<CellShock> cells, World world, ReadOnlySpan<double> θ)
    {
        int j = 0;
        for (; j + Vector256<double>.Count <= π.Length; j += Vector256<double>.Count)
        {
            var ratio = Vector256.Exp(Vector256.Create(θLogPrices[j..]) - Vector256.Create(θLogCosts[j..]));
            (Vector256.Create((ReadOnlySpan<double>)π[j..]) * ratio).CopyTo(π[j..]);
        }

        for (; j < π.Length; j++) π[j] *= Math.Exp(θLogPrices[j] - θLogCosts[j]);
        foreach (var cell in cells)
        {
            double κ̂ = (1 + cell.Tariff) / (1 + world.Tariffs[cell.Importer, cell.Exporter, cell.Sector]) * cell.TradeCost;
            π[cell.Sector] *= cell.Taste * Math.Pow(κ̂, -θ[cell.Sector]);
        }
    }

    /// <summary>Flows net of tariffs, π′_nij X′_nj / (1+τ′_nij) for all j.</summary>
    public static void Flows(ReadOnlySpan<double> π, ReadOnlySpan<double> τ, ReadOnlySpan<double> X, Span<double> flows)
    {
        int j = 0;
        for (; j + Vector256<double>.Count <= flows.Length; j += Vector256<double>.Count)
            (Vector256.Create(π[j..]) * Vector256.Create(X[j..]) / (Vector256<double>.One + Vector256.Create(τ[j..]))).CopyTo(flows[j..]);
        for (; j < flows.Length; j++) flows[j] = π[j] * X[j] / (1 + τ[j]);
    }

    /// <summary>R′_n gains Σ_j τ′_nij flow′_nij.</summary>
    public static double TariffRevenue(ReadOnlySpan<double> flows, ReadOnlySpan<double> τ)
    {
        var sums = Vector256<double>.Zero;
        int j = 0;
        for (; j + Vector256<double>.Count <= flows.Length; j += Vector256<double>.Count) sums += Vector256.Create(τ[j..]) * Vector256.Create(flows[j..]);
        double R = Vector256.Sum(sums);
        for (; j < flows.Length; j++) R += τ[j] * flows[j];
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

    /// <summary>Terms of trade Σ_j (E_nij d ln c_nj − M_nij d ln c_ij): what n gains at first order from dearer exports to i and cheaper imports from i (eq. 16), before division by income.</summary>
    public static double TermsOfTrade(ReadOnlySpan<double> exports, ReadOnlySpan<double> imports, ReadOnlySpan<double> dcn, ReadOnlySpan<double> dci)
    {
        var sums = Vector256<double>.Zero;
        int j = 0;
        for (; j + Vector256<double>.Count <= exports.Length; j += Vector256<double>.Count)
            sums += (Vector256.Create(exports[j..]) * Vector256.Create(dcn[j..])) - (Vector256.Create(imports[j..]) * Vector256.Create(dci[j..]));
        double sum = Vector256.Sum(sums);
        for (; j < exports.Length; j++) sum += (exports[j] * dcn[j]) - (imports[j] * dci[j]);
        return sum;
    }

    /// <summary>Volume of trade Σ_j τ_nij M_nij (d ln M_nij − d ln c_ij) (eq. 16), before division by income.</summary>
    public static double VolumeOfTrade(ReadOnlySpan<double> τ, ReadOnlySpan<double> imports, ReadOnlySpan<double> after, ReadOnlySpan<double> dci)
    {
        var sums = Vector256<double>.Zero;
        int j = 0;
        for (; j + Vector256<double>.Count <= imports.Length; j += Vector256<double>.Count)
        {
            var before = Vector256.Create(imports[j..]);
            sums += Vector256.Create(τ[j..]) * (Vector256.Create(after[j..]) - before - (before * Vector256.Create(dci[j..])));
        }

        double sum = Vector256.Sum(sums);
        for (; j < imports.Length; j++) sum += τ[j] * (after[j] - imports[j] - (imports[j] * dci[j]));
        return sum;
    }
}

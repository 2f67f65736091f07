using Realign.Events;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// All quantities of a counterfactual, computed by <see cref="Equations"/> from what the solver found (ŵ, P̂, X′, and r̂ of specific factors), and how well every condition holds.
/// </summary>
internal sealed class Equilibrium
{
    private readonly int _n, _j;
    private readonly double[] _θLogPrices, _θLogCosts, _shareSums, _imbalance;
    private readonly CellShock[] _cells;
    private readonly int[] _cellStart;
    private readonly Lazy<double[]> _flows;

    public Equilibrium(World baseline, Shock shock, Closure closure, double[] θ, double[] deficits, double[] ŵ, double[] P̂, double[] X, double ρ, double[] r̂)
    {
        (SpecificFactorShare, Returns) = (ρ, r̂);
        (Baseline, Shock, TradeElasticities, Wages, Prices, Expenditure) = (baseline, shock, θ, ŵ, P̂, X);
        (_n, _j) = (baseline.Economies.Count, baseline.Sectors.Count);
        LogCosts = Equations.LogInputCosts(baseline, shock, Equations.LogFactorPrices(ŵ, r̂, ρ), P̂);
        (_θLogPrices, _θLogCosts) = (new double[_n * _j], new double[_n * _j]);
        for (int at = 0; at < _n * _j; at++)
        {
            _θLogPrices[at] = θ[at % _j] * Math.Log(P̂[at]);
            _θLogCosts[at] = θ[at % _j] * LogCosts[at];
        }

        (_cells, _cellStart) = CellsByPair(shock, _n);
        _flows = new Lazy<double[]>(AllFlows);
        CostChanges = Array.ConvertAll(LogCosts, c => Math.Exp(c) - 1);
        (Output, _shareSums) = (new double[_n * _j], new double[_n * _j]);
        (TariffRevenue, TermsOfTrade, VolumeOfTrade, _imbalance) = (new double[_n], new double[_n], new double[_n], new double[_n]);
        Account();
        WageBill = [.. ŵ.Select((w, n) => w * baseline.ValueAdded[n])];
        Deficits = new double[_n];
        GeneralEquilibrium.Deficits.Of(closure, deficits, [.. shock.Transfers], WageBill, TariffRevenue, Deficits);
        Income = Equations.Income(WageBill, TariffRevenue, Deficits);
        Residuals = Verify();
    }

    public World Baseline { get; }

    public Shock Shock { get; }

    public double[] TradeElasticities { get; }

    public double[] Wages { get; }

    /// <summary>ρ.</summary>
    public double SpecificFactorShare { get; }

    /// <summary>r̂ [n, j], returns of specific factors; ŵ_n where there are none.</summary>
    public double[] Returns { get; }

    /// <summary>P̂ [n, j].</summary>
    public double[] Prices { get; }

    /// <summary>X′ [n, j].</summary>
    public double[] Expenditure { get; }

    /// <summary>ln ĉ [n, j].</summary>
    public double[] LogCosts { get; }

    /// <summary>ĉ − 1 [n, j].</summary>
    public double[] CostChanges { get; }

    /// <summary>Y′ [n, j].</summary>
    public double[] Output { get; }

    public double[] TariffRevenue { get; }

    /// <summary>First-order terms of trade of each economy, a fraction of income.</summary>
    public double[] TermsOfTrade { get; }

    /// <summary>First-order volume of trade of each economy, a fraction of income.</summary>
    public double[] VolumeOfTrade { get; }

    public double[] WageBill { get; }

    public double[] Deficits { get; }

    public double[] Income { get; }

    public IReadOnlyList<ConditionResidual> Residuals { get; }

    /// <summary>Flows net of tariffs [n, i, j]; computed when first asked for.</summary>
    public double[] Flows => _flows.Value;

    /// <summary>π′_nij for all j.</summary>
    public void Shares(int n, int i, Span<double> π)
    {
        Equations.BaselineShares(Baseline, n, i, π);
        Equations.TradeShares(π, _θLogPrices.AsSpan(n * _j, _j), _θLogCosts.AsSpan(i * _j, _j), Cells(n, i), Baseline, TradeElasticities);
    }

    /// <summary>τ′_nij for all j.</summary>
    public void Tariffs(int n, int i, Span<double> τ)
    {
        Baseline.Tariffs.Row(n, i).CopyTo(τ);
        foreach (var cell in Cells(n, i)) τ[cell.Sector] = cell.Tariff;
    }

    private ReadOnlySpan<CellShock> Cells(int n, int i)
    {
        int pair = (n * _n) + i;
        return _cells.AsSpan(_cellStart[pair].._cellStart[pair + 1]);
    }

    /// <summary>One pass over all pairs: shares, flows, and everything that is a sum of them.</summary>
    private void Account()
    {
        double[] π = new double[_j], τ = new double[_j], flows = new double[_j];
        for (int n = 0; n < _n; n++)
        {
            double income = Baseline.ValueAdded[n] + Baseline.TariffRevenue[n] + Baseline.Deficits[n];
            for (int i = 0; i < _n; i++)
            {
                Shares(n, i, π);
                Tariffs(n, i, τ);
                Equations.Flows(π, τ, Expenditure.AsSpan(n * _j, _j), flows);
                Add(π, _shareSums.AsSpan(n * _j, _j));
                Add(flows, Output.AsSpan(i * _j, _j));
                if (i == n) continue;
                TariffRevenue[n] += Equations.TariffRevenue(flows, τ);
                double shipped = Sum(flows);
                _imbalance[n] += shipped;
                _imbalance[i] -= shipped;
                ReadOnlySpan<double> imports = Baseline.Flows.Row(n, i), dci = CostChanges.AsSpan(i * _j, _j);
                TermsOfTrade[n] += Equations.TermsOfTrade(Baseline.Flows.Row(i, n), imports, CostChanges.AsSpan(n * _j, _j), dci) / income;
                VolumeOfTrade[n] += Equations.VolumeOfTrade(Baseline.Tariffs.Row(n, i), imports, flows, dci) / income;
            }
        }
    }

    private double[] AllFlows()
    {
        var all = new double[_n * _n * _j];
        double[] π = new double[_j], τ = new double[_j];
        for (int n = 0; n < _n; n++)
        {
            for (int i = 0; i < _n; i++)
            {
                Shares(n, i, π);
                Tariffs(n, i, τ);
                Equations.Flows(π, τ, Expenditure.AsSpan(n * _j, _j), all.AsSpan(((n * _n) + i) * _j, _j));
            }
        }

        return all;
    }

    private ConditionResidual[] Verify()
    {
        double world = WageBill.Sum();
        double[] gaps = [.. _imbalance.Select((imports, n) => (imports - Deficits[n]) / Math.Abs(Income[n]))];
        ConditionResidual[] specific = SpecificFactorShare > 0 ? [Largest("specific factors' returns", Output, Equations.SalesOfReturns(Baseline, Returns), _j)] : [];
        return
        [
            .. specific,
            Largest("price index (trade shares sum to 1)", _shareSums, null, _j),
            Largest("expenditure = inputs + final demand", Equations.Demand(Baseline, Output, Income), Expenditure, _j),
            Largest("labour market", Equations.LabourIncome(Baseline, Output), WageBill, 1),
            Largest("trade balance (Walras), over income", [.. gaps.Select(g => 1 + g)], null, 1),
            new("deficits sum to zero", Math.Abs(Deficits.Sum()) / world, "world"),
            new("numéraire", Math.Abs((world / Baseline.ValueAdded.Sum()) - 1), "world"),
        ];
    }

    /// <summary>The largest |required/actual − 1|; without an actual value it is 1. Where both are zero there is no violation; not-a-number counts as infinite.</summary>
    private ConditionResidual Largest(string condition, double[] required, double[]? actual, int width)
    {
        double largest = 0;
        int where = 0;
        for (int at = 0; at < required.Length; at++)
        {
            double value = actual?[at] ?? 1;
            double gap = required[at] == value ? 0 : Math.Abs(required[at] - value) / Math.Abs(value);
            if (double.IsNaN(gap)) gap = double.PositiveInfinity;
            if (gap > largest) (largest, where) = (gap, at);
        }

        string place = Baseline.Economies[where / width].Code;
        return new ConditionResidual(condition, largest, width == 1 ? place : $"{place} {Baseline.Sectors[where % width].Code}");
    }

    /// <summary>The cells of the shock ordered by pair (n, i), and where each pair's begin.</summary>
    private static (CellShock[] Cells, int[] Start) CellsByPair(Shock shock, int N)
    {
        var start = new int[(N * N) + 1];
        foreach (var cell in shock.CellSpan) start[(cell.Importer * N) + cell.Exporter + 1]++;
        for (int pair = 0; pair < N * N; pair++) start[pair + 1] += start[pair];
        var cells = new CellShock[shock.CellSpan.Length];
        int[] next = [.. start];
        foreach (var cell in shock.CellSpan) cells[next[(cell.Importer * N) + cell.Exporter]++] = cell;
        return (cells, start);
    }

    private static void Add(ReadOnlySpan<double> values, Span<double> sums)
    {
        for (int at = 0; at < sums.Length; at++) sums[at] += values[at];
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}

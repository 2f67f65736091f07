using Realign.Events;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// All quantities of a counterfactual, computed by <see cref="Equations"/> from what the solver found (ŵ, P̂, X′), and how well every condition holds.
/// </summary>
internal sealed class Equilibrium
{
    public Equilibrium(World baseline, Shock shock, Closure closure, double[] θ, double[] deficits, double[] ŵ, double[] P̂, double[] X)
    {
        (Baseline, Shock, Wages, Prices, Expenditure) = (baseline, shock, ŵ, P̂, X);
        TradeElasticities = θ;
        int N = baseline.Economies.Count, J = baseline.Sectors.Count;
        LogCosts = Equations.LogInputCosts(baseline, shock, ŵ, P̂);
        Shares = Equations.TradeShares(baseline, shock, θ, LogCosts, P̂);
        Tariffs = Equations.Tariffs(baseline, shock);
        Flows = Equations.Flows(Shares, Tariffs, X, N);
        Output = Equations.Sales(Flows, N, J);
        TariffRevenue = Equations.TariffRevenue(Flows, Tariffs, N);
        WageBill = new double[N];
        for (int n = 0; n < N; n++) WageBill[n] = ŵ[n] * baseline.ValueAdded[n];
        Deficits = new double[N];
        GeneralEquilibrium.Deficits.Of(closure, deficits, [.. shock.Transfers], WageBill, TariffRevenue, Deficits);
        Income = Equations.Income(WageBill, TariffRevenue, Deficits);
        Residuals = Verify();
    }

    public World Baseline { get; }

    public Shock Shock { get; }

    public double[] TradeElasticities { get; }

    public double[] Wages { get; }

    public double[] Prices { get; }

    public double[] Expenditure { get; }

    public double[] LogCosts { get; }

    public double[] Shares { get; }

    public double[] Tariffs { get; }

    public double[] Flows { get; }

    public double[] Output { get; }

    public double[] TariffRevenue { get; }

    public double[] WageBill { get; }

    public double[] Deficits { get; }

    public double[] Income { get; }

    public IReadOnlyList<ConditionResidual> Residuals { get; }

    private ConditionResidual[] Verify()
    {
        int N = Baseline.Economies.Count, J = Baseline.Sectors.Count;
        double world = WageBill.Sum();
        return
        [
            Largest("price index (trade shares sum to 1)", ShareSums(N, J), Enumerable.Repeat(1.0, N * J).ToArray(), J),
            Largest("expenditure = inputs + final demand", Equations.Demand(Baseline, Output, Income), Expenditure, J),
            Largest("labour market", Equations.LabourIncome(Baseline, Output), WageBill, 1),
            Largest("trade balance (Walras)", BalanceGaps(N), new double[N], 1),
            new("deficits sum to zero", Math.Abs(Deficits.Sum()) / world, "world"),
            new("numéraire", Math.Abs((world / Baseline.ValueAdded.Sum()) - 1), "world"),
        ];
    }

    private double[] ShareSums(int N, int J)
    {
        var sums = new double[N * J];
        for (int n = 0; n < N; n++)
            for (int i = 0; i < N; i++)
                for (int j = 0, at = ((n * N) + i) * J; j < J; j++, at++)
                    sums[(n * J) + j] += Shares[at];
        return sums;
    }

    /// <summary>Trade deficit less what the closure asks for, relative to income: an economy may hardly trade.</summary>
    private double[] BalanceGaps(int N)
    {
        double[] gaps = Equations.Deficits(Flows, N);
        for (int n = 0; n < N; n++) gaps[n] = (gaps[n] - Deficits[n]) / Math.Abs(Income[n]);
        return gaps;
    }

    /// <summary>The largest |actual − required| relative to the required value, or absolute where that is zero. Not-a-number counts as infinite.</summary>
    private ConditionResidual Largest(string condition, double[] required, double[] actual, int width)
    {
        double largest = 0;
        int where = 0;
        for (int at = 0; at < required.Length; at++)
        {
            double gap = Math.Abs(actual[at] - required[at]) / (actual[at] == 0 ? 1 : Math.Abs(actual[at]));
            if (double.IsNaN(gap)) gap = double.PositiveInfinity;
            if (gap > largest) (largest, where) = (gap, at);
        }

        string place = Baseline.Economies[where / width].Code;
        return new ConditionResidual(condition, largest, width == 1 ? place : $"{place} {Baseline.Sectors[where % width].Code}");
    }
}

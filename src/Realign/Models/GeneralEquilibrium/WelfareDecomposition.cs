using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// Caliendo and Parro (2015), equation 16: to first order, the change of welfare is a terms-of-trade effect Σ (E_nij d ln c_nj − M_nij d ln c_ij)/I_n and
/// a volume-of-trade effect Σ τ_nij M_nij (d ln M_nij − d ln c_ij)/I_n, with E exports of n to i and M imports of n from i at the baseline, net of tariffs.
/// Changes d ln x are taken as x̂ − 1, as in the paper's tables. Exact as a tariff shock shrinks; for large tariff cuts the sum can be far from the
/// exact change, because it values the lost revenue at the old tariffs. Fractions of income.
/// </summary>
public sealed class WelfareDecomposition
{
    private readonly Equilibrium _equilibrium;
    private readonly Lazy<Tensor> _terms;
    private readonly Lazy<Tensor> _volume;

    internal WelfareDecomposition(Equilibrium equilibrium, IReadOnlyList<double> welfare)
    {
        _equilibrium = equilibrium;
        TermsOfTradeTotal = equilibrium.TermsOfTrade;
        VolumeOfTradeTotal = equilibrium.VolumeOfTrade;
        Rest = [.. welfare.Select((w, n) => w - equilibrium.TermsOfTrade[n] - equilibrium.VolumeOfTrade[n])];
        _terms = new Lazy<Tensor>(() => Detail(equilibrium, (world, c, flows, n, i, j) =>
            Equations.TermsOfTrade([world.Flows[i, n, j]], [world.Flows[n, i, j]], [c[n, j]], [c[i, j]])));
        _volume = new Lazy<Tensor>(() => Detail(equilibrium, (world, c, flows, n, i, j) =>
            Equations.VolumeOfTrade([world.Tariffs[n, i, j]], [world.Flows[n, i, j]], [flows[n, i, j]], [c[i, j]])));
    }

    private delegate double Term(World world, Matrix costChanges, Tensor flows, int n, int i, int j);

    /// <summary>[n economy, i partner, j sector].</summary>
    public Tensor TermsOfTrade => _terms.Value;

    /// <summary>[n economy, i partner, j sector].</summary>
    public Tensor VolumeOfTrade => _volume.Value;

    /// <summary>Terms of trade of each economy, all partners and sectors.</summary>
    public IReadOnlyList<double> TermsOfTradeTotal { get; }

    /// <summary>Volume of trade of each economy, all partners and sectors.</summary>
    public IReadOnlyList<double> VolumeOfTradeTotal { get; }

    /// <summary>
    /// What the two leave of the exact welfare change of each economy: cheaper trade, productivity, transfers and deficits, shifted tastes, and everything
    /// beyond first order.
    /// </summary>
    public IReadOnlyList<double> Rest { get; }

    /// <summary>Terms of trade of an economy with one partner, all sectors.</summary>
    public double TermsOfTradeWith(int n, int partner)
    {
        var world = _equilibrium.Baseline;
        return n == partner ? 0 : Equations.TermsOfTrade(world.Flows.Row(partner, n), world.Flows.Row(n, partner), CostChanges(n), CostChanges(partner)) / Income(world, n);
    }

    /// <summary>Volume of trade of an economy with one partner, all sectors.</summary>
    public double VolumeOfTradeWith(int n, int partner)
    {
        var world = _equilibrium.Baseline;
        int N = world.Economies.Count, J = world.Sectors.Count;
        var after = _equilibrium.Flows.AsSpan(((n * N) + partner) * J, J);
        return n == partner ? 0 : Equations.VolumeOfTrade(world.Tariffs.Row(n, partner), world.Flows.Row(n, partner), after, CostChanges(partner)) / Income(world, n);
    }

    private ReadOnlySpan<double> CostChanges(int n) => _equilibrium.CostChanges.AsSpan(n * _equilibrium.Baseline.Sectors.Count, _equilibrium.Baseline.Sectors.Count);

    private static double Income(World world, int n) => world.ValueAdded[n] + world.TariffRevenue[n] + world.Deficits[n];

    private static Tensor Detail(Equilibrium equilibrium, Term term)
    {
        var world = equilibrium.Baseline;
        int N = world.Economies.Count, J = world.Sectors.Count;
        var costs = new Matrix(N, J, equilibrium.CostChanges);
        var flows = new Tensor(N, N, J, equilibrium.Flows);
        return Tensor.Create(N, N, J, (n, i, j) =>
            i == n ? 0 : term(world, costs, flows, n, i, j) / Income(world, n));
    }
}

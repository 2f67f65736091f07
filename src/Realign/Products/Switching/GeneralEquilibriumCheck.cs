using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Products.Switching;

/// <summary>The same refusal or duty, on all goods, in the general equilibrium of a world, beside the sum over products. USD.</summary>
/// <param name="World">Name of the world.</param>
/// <param name="WorldHash">Its hash.</param>
/// <param name="Lines">What is compared.</param>
public sealed record GeneralEquilibriumCheck(string World, string WorldHash, IReadOnlyList<CheckLine> Lines)
{
    /// <summary>Solves the event and compares.</summary>
    /// <param name="world">The world.</param>
    /// <param name="usdPerUnit">USD per unit of its flows.</param>
    /// <param name="importer">The buyer.</param>
    /// <param name="shock">The event, on all products.</param>
    /// <param name="group">The alternatives.</param>
    /// <param name="sum">The products added up.</param>
    /// <param name="origins">The origins' changes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when the world does not know the buyer or an origin by itself.</returns>
    /// <exception cref="NotConvergedException">There is no solution.</exception>
    public static GeneralEquilibriumCheck? Of(World world, double usdPerUnit, string importer, SwitchingShock shock, IReadOnlyList<string> group, in ProductSwitch sum, IReadOnlyList<OriginSwitch> origins, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(shock);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(origins);
        if (!world.TryEconomyIndex(importer, out int n) || shock.From.Any(f => !world.TryEconomyIndex(f, out _))) return null;
        int[] from = [.. shock.From.Select(world.EconomyIndex)];
        int[] alternatives = [.. group.SelectMany<string, string>(g => g == Countries.EuropeanUnion ? Countries.EuMembers : [g]).Where(g => world.TryEconomyIndex(g, out _)).Select(world.EconomyIndex).Distinct().Except(from)];
        var builder = new ShockBuilder(world);
        foreach (string exporter in shock.From)
        {
            foreach (var sector in world.Sectors.Where(s => s.IsGood))
            {
                if (shock.Removed > 0) builder.Taste(importer, exporter, sector.Code, 1 - shock.Removed);
                if (shock.AddedTariff != 0) builder.AddTariff(importer, exporter, sector.Code, shock.AddedTariff);
            }
        }

        var effects = new GeneralEquilibriumModel(world).Solve(builder.ToShock(), cancellation: cancellation).Effects;
        Change Imports(IEnumerable<int> partners) => partners.Select(i => effects.ImportsFrom(n, i, goodsOnly: true)).Aggregate(default(Change), (a, b) => a + b);
        var others = Enumerable.Range(0, world.Economies.Count).Where(i => i != n && !from.Contains(i) && !alternatives.Contains(i));
        double Gains(Func<OriginSwitch, bool> which) => origins.Where(which).Sum(o => o.Value);
        var seller = from.Select(i => effects.Exports(i, goodsOnly: true)).Aggregate(default(Change), (a, b) => a + b);
        CheckLine Line(string id, string name, double products, Change general) => new(id, name, products, general.Difference * usdPerUnit);
        return new GeneralEquilibriumCheck(world.Name, world.Hash,
        [
            Line("purchases", "purchases from the origins concerned", Gains(o => shock.From.Contains(o.Origin)), Imports(from)),
            Line("group", "purchases from the alternatives", Gains(o => o.InGroup), Imports(alternatives)),
            Line("others", "purchases from everyone else abroad", Gains(o => !o.InGroup && !shock.From.Contains(o.Origin)), Imports(others)),
            Line("exports", "exports of the origins concerned to everyone", -sum.SellersNetLoss, seller),
            Line("buyer", "the buyer's gain or loss", sum.TariffRevenue - sum.ExtraCost, new Change(0, effects.Welfare[n] * (world.ValueAdded[n] + world.TariffRevenue[n] + world.Deficits[n]))),
        ]);
    }
}

/// <summary>One thing that both say.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Name">What it is.</param>
/// <param name="Products">Change summed over products.</param>
/// <param name="General">Change in general equilibrium.</param>
public sealed record CheckLine(string Id, string Name, double Products, double General)
{
    /// <summary>Whether both have the same sign and neither is more than five times the other.</summary>
    public bool Agrees => Products * General > 0 && Math.Abs(Products) <= 5 * Math.Abs(General) && Math.Abs(General) <= 5 * Math.Abs(Products);
}

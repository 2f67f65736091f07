using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Reports;

/// <summary>
/// What of the effects is sampled in every draw, and where it stands in a row: the headline measures of every economy, and for the economies in
/// focus trade with every partner, every sector and totals. Values in the world's unit.
/// </summary>
public sealed class RunLayout
{
    private readonly World _world;
    private readonly int[] _focus;
    private readonly int _block;

    /// <param name="world">The world.</param>
    /// <param name="focus">Positions of the economies in focus.</param>
    public RunLayout(World world, IReadOnlyList<int> focus)
    {
        ArgumentNullException.ThrowIfNull(world);
        (_world, _focus) = (world, [.. focus.Distinct()]);
        _block = (Enum.GetValues<Flow>().Length * world.Economies.Count) + (Enum.GetValues<Branch>().Length * world.Sectors.Count) + Enum.GetValues<Total>().Length;
    }

    /// <summary>Measured for every economy, as a fraction.</summary>
    internal enum Measure
    {
        Welfare,
        RealWage,
        TermsOfTrade,
        VolumeOfTrade,
        PriceIndex,
    }

    /// <summary>Measured with every partner.</summary>
    internal enum Flow
    {
        GoodsExports,
        GoodsImports,
        GoodsBalance,
        Balance,
    }

    /// <summary>Measured in every sector.</summary>
    internal enum Branch
    {
        Output,
        ValueAdded,
        Price,
    }

    /// <summary>Measured once.</summary>
    internal enum Total
    {
        Exports,
        Imports,
        GoodsExports,
        GoodsImports,
        TariffRevenue,
        WelfareAtOldTastes,
    }

    /// <summary>Numbers a draw gives.</summary>
    public int Width => (Enum.GetValues<Measure>().Length * _world.Economies.Count) + (_focus.Length * _block);

    internal int Of(Measure measure, int n) => ((int)measure * _world.Economies.Count) + n;

    /// <summary>Position of trade with a partner; null when n is not in focus.</summary>
    internal int? Of(Flow flow, int n, int partner) => Start(n) is { } start ? start + ((int)flow * _world.Economies.Count) + partner : null;

    internal int? Of(Branch branch, int n, int j) => Start(n) is { } start ? start + FlowWidth + ((int)branch * _world.Sectors.Count) + j : null;

    internal int? Of(Total total, int n) => Start(n) is { } start ? start + FlowWidth + (Enum.GetValues<Branch>().Length * _world.Sectors.Count) + (int)total : null;

    private int FlowWidth => Enum.GetValues<Flow>().Length * _world.Economies.Count;

    /// <summary>Writes the effects of a draw.</summary>
    public void Record(Effects effects, Span<double> row)
    {
        ArgumentNullException.ThrowIfNull(effects);
        for (int n = 0; n < _world.Economies.Count; n++)
        {
            row[Of(Measure.Welfare, n)] = effects.Welfare[n];
            row[Of(Measure.RealWage, n)] = effects.RealWage[n];
            row[Of(Measure.TermsOfTrade, n)] = effects.Decomposition.TermsOfTradeTotal[n];
            row[Of(Measure.VolumeOfTrade, n)] = effects.Decomposition.VolumeOfTradeTotal[n];
            row[Of(Measure.PriceIndex, n)] = effects.PriceIndex[n];
        }

        foreach (int n in _focus) Record(effects, n, row);
    }

    private void Record(Effects effects, int n, Span<double> row)
    {
        for (int i = 0; i < _world.Economies.Count; i++)
        {
            double exports = effects.ExportsTo(n, i, goodsOnly: true).After, imports = effects.ImportsFrom(n, i, goodsOnly: true).After;
            row[Of(Flow.GoodsExports, n, i)!.Value] = exports;
            row[Of(Flow.GoodsImports, n, i)!.Value] = imports;
            row[Of(Flow.GoodsBalance, n, i)!.Value] = exports - imports;
            row[Of(Flow.Balance, n, i)!.Value] = effects.Balance(n, i).After;
        }

        for (int j = 0; j < _world.Sectors.Count; j++)
        {
            row[Of(Branch.Output, n, j)!.Value] = effects.Output(n, j);
            row[Of(Branch.ValueAdded, n, j)!.Value] = effects.ValueAdded(n, j);
            row[Of(Branch.Price, n, j)!.Value] = effects.Price(n, j);
        }

        row[Of(Total.Exports, n)!.Value] = effects.Exports(n).After;
        row[Of(Total.Imports, n)!.Value] = effects.Imports(n).After;
        row[Of(Total.GoodsExports, n)!.Value] = effects.Exports(n, goodsOnly: true).After;
        row[Of(Total.GoodsImports, n)!.Value] = effects.Imports(n, goodsOnly: true).After;
        row[Of(Total.TariffRevenue, n)!.Value] = effects.TariffRevenue[n];
        row[Of(Total.WelfareAtOldTastes, n)!.Value] = effects.WelfareAtOldTastes(n);
    }

    private int? Start(int n) => Array.IndexOf(_focus, n) is >= 0 and var position ? (Enum.GetValues<Measure>().Length * _world.Economies.Count) + (position * _block) : null;
}

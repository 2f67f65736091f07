using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Reports;

/// <summary>
/// What of the effects is sampled in every draw, and where it stands in a row: the measures of every economy, and for the economies in
/// focus trade with every partner and every sector. Values in the world's unit.
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
        _block = (Enum.GetValues<Flow>().Length * world.Economies.Count) + (Enum.GetValues<Branch>().Length * world.Sectors.Count);
    }

    /// <summary>Measured for every economy.</summary>
    internal enum Measure
    {
        Welfare,
        RealWage,
        TermsOfTrade,
        VolumeOfTrade,
        OtherWelfare,
        PriceIndex,
        WelfareAtOldTastes,
        Exports,
        Imports,
        GoodsExports,
        GoodsImports,
        TariffRevenue,
    }

    /// <summary>Measured with every partner.</summary>
    internal enum Flow
    {
        GoodsExports,
        GoodsImports,
        GoodsBalance,
        Balance,
        TermsOfTrade,
        VolumeOfTrade,
    }

    /// <summary>Measured in every sector.</summary>
    internal enum Branch
    {
        Output,
        ValueAdded,
        Price,
    }

    /// <summary>Numbers a draw gives.</summary>
    public int Width => (Enum.GetValues<Measure>().Length * _world.Economies.Count) + (_focus.Length * _block);

    internal int Of(Measure measure, int n) => ((int)measure * _world.Economies.Count) + n;

    /// <summary>Position of trade with a partner; null when n is not in focus.</summary>
    internal int? Of(Flow flow, int n, int partner) => Start(n) is { } start ? start + ((int)flow * _world.Economies.Count) + partner : null;

    internal int? Of(Branch branch, int n, int j) => Start(n) is { } start ? start + FlowWidth + ((int)branch * _world.Sectors.Count) + j : null;

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
            row[Of(Measure.OtherWelfare, n)] = effects.Decomposition.Rest[n];
            row[Of(Measure.PriceIndex, n)] = effects.PriceIndex[n];
            row[Of(Measure.WelfareAtOldTastes, n)] = effects.WelfareAtOldTastes(n);
            row[Of(Measure.Exports, n)] = effects.Exports(n).After;
            row[Of(Measure.Imports, n)] = effects.Imports(n).After;
            row[Of(Measure.GoodsExports, n)] = effects.Exports(n, goodsOnly: true).After;
            row[Of(Measure.GoodsImports, n)] = effects.Imports(n, goodsOnly: true).After;
            row[Of(Measure.TariffRevenue, n)] = effects.TariffRevenue[n];
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
            row[Of(Flow.TermsOfTrade, n, i)!.Value] = effects.Decomposition.TermsOfTradeWith(n, i);
            row[Of(Flow.VolumeOfTrade, n, i)!.Value] = effects.Decomposition.VolumeOfTradeWith(n, i);
        }

        for (int j = 0; j < _world.Sectors.Count; j++)
        {
            row[Of(Branch.Output, n, j)!.Value] = effects.Output(n, j);
            row[Of(Branch.ValueAdded, n, j)!.Value] = effects.ValueAdded(n, j);
            row[Of(Branch.Price, n, j)!.Value] = effects.Price(n, j);
        }
    }

    private int? Start(int n) => Array.IndexOf(_focus, n) is >= 0 and var position ? (Enum.GetValues<Measure>().Length * _world.Economies.Count) + (position * _block) : null;
}

using Realign.Models.GeneralEquilibrium;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases;

/// <summary>The few changes that a case follows through all its parts: those of its economy, and its balances with the partners it is about.</summary>
internal sealed class CaseMeasures
{
    private readonly int _economy;
    private readonly int[] _partners;
    private readonly double _usd;

    public CaseMeasures(World world, int economy, IReadOnlyList<int> partners)
    {
        (_economy, _partners, _usd) = (economy, [.. partners], RunReport.UsdPer(world.Unit));
        Infos = [
            new("welfare", "Welfare", "fraction"),
            new("real-wage", "Real wage", "fraction"),
            new("prices", "Consumer prices", "fraction"),
            new("goods-exports", "Goods exports", "USD"),
            new("goods-imports", "Goods imports", "USD"),
            new("goods-balance", "Goods balance, all partners", "USD"),
            .. _partners.Select(i => new MeasureInfo($"goods-balance-{world.Economies[i].Code}", $"Goods balance with {EconomyText.InSentence(world.Economies[i].Name)}", "USD")),
            new("tariff-revenue", "Tariff revenue", "USD"),
        ];
    }

    public IReadOnlyList<MeasureInfo> Infos { get; }

    public int Width => Infos.Count;

    public void Record(Effects effects, Span<double> row)
    {
        double Moved(Change change) => (change.After - change.Before) * _usd;
        Change exports = effects.Exports(_economy, goodsOnly: true), imports = effects.Imports(_economy, goodsOnly: true);
        (row[0], row[1], row[2]) = (effects.Welfare[_economy], effects.RealWage[_economy], effects.PriceIndex[_economy]);
        (row[3], row[4], row[5]) = (Moved(exports), Moved(imports), Moved(exports - imports));
        for (int p = 0; p < _partners.Length; p++) row[6 + p] = Moved(effects.Balance(_economy, _partners[p], goodsOnly: true));
        row[^1] = Moved(effects.TariffRevenueOf(_economy));
    }
}

using Realign.Models.GeneralEquilibrium;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases;

/// <summary>The few changes that a case follows through all its parts: those of its economy, of its trade with the partners it is about, and what its claims say of other economies.</summary>
internal sealed class CaseMeasures
{
    /// <summary>Stands between a measure and the code of another economy than the case's: <c>trade-share-CHN@BRA</c>.</summary>
    public const char Of = '@';

    private readonly List<(MeasureInfo Info, Func<Effects, double> Change)> _measures = [];
    private readonly World _world;
    private readonly int _economy;
    private readonly double _usd;

    public CaseMeasures(World world, int economy, IReadOnlyList<int> partners)
    {
        (_world, _economy, _usd) = (world, economy, RunReport.UsdPer(world.Unit));
        Add(economy, partners);
    }

    /// <summary>Follows one measure of another economy besides, under its own id with the economy's code behind.</summary>
    /// <returns>Whether the measure exists; one that is followed already stays as it is.</returns>
    public bool Follow(string measure, string code)
    {
        string id = $"{measure}{Of}{code}";
        if (Find(id) >= 0) return true;
        if (!_world.TryEconomyIndex(code, out int economy) || economy == _economy) return false;
        string partner = measure[(measure.LastIndexOf('-') + 1)..];
        var other = new CaseMeasures(_world, economy, _world.TryEconomyIndex(partner, out int i) && i != economy ? [i] : []);
        if (other.Find(measure) is not (>= 0 and var k)) return false;
        var (info, change) = other._measures[k];
        _measures.Add((info with { Id = id, Economy = code, Label = $"{info.Label}, {EconomyText.InSentence(_world.Economies[economy].Name)}" }, change));
        return true;
    }

    /// <summary>Whose measure an id is, null for the case's economy, and the partner that it is about, null for none.</summary>
    public static (string? Economy, string? Partner) Split(string measure)
    {
        int of = measure.IndexOf(Of, StringComparison.Ordinal);
        string pair = of < 0 ? measure : measure[..of], end = pair[(pair.LastIndexOf('-') + 1)..];
        return (of < 0 ? null : measure[(of + 1)..], end.Length > 0 && end.All(char.IsAsciiLetterUpper) ? end : null);
    }

    private void Add(int economy, IReadOnlyList<int> partners)
    {
        double exports = partners.Count == 0 ? 0 : Goods(Others(), [economy]), imports = partners.Count == 0 ? 0 : Goods([economy], Others());
        Index("welfare", "Welfare", e => e.Welfare[economy]);
        Index("real-wage", "Real wage", e => e.RealWage[economy]);
        Index("gdp", "GDP at unchanged consumer prices", e => RealGdp.Change(e, economy));
        Index("prices", "Consumer prices", e => e.PriceIndex[economy]);
        Money("goods-exports", "Goods exports", Goods(Others(), [economy]), e => e.Exports(economy, goodsOnly: true));
        Money("goods-imports", "Goods imports", Goods([economy], Others()), e => e.Imports(economy, goodsOnly: true));
        Money("goods-balance", "Goods balance, all partners", Goods(Others(), [economy]) - Goods([economy], Others()), e => e.Exports(economy, goodsOnly: true) - e.Imports(economy, goodsOnly: true));
        foreach (int i in partners)
        {
            string code = _world.Economies[i].Code, name = EconomyText.InSentence(_world.Economies[i].Name);
            double to = Goods([i], [economy]), from = Goods([economy], [i]);
            Money($"goods-balance-{code}", $"Goods balance with {name}", to - from, e => e.Balance(economy, i, goodsOnly: true));
            Money($"goods-exports-{code}", $"Goods exports to {name}", to, e => e.ExportsTo(economy, i, goodsOnly: true));
            Money($"goods-imports-{code}", $"Goods imports from {name}", from, e => e.ImportsFrom(economy, i, goodsOnly: true));
            Share($"export-share-{code}", $"Share of {name} in goods exports", to / exports, e => Ratio(e.ExportsTo(economy, i, goodsOnly: true), e.Exports(economy, goodsOnly: true)));
            Share($"import-share-{code}", $"Share of {name} in goods imports", from / imports, e => Ratio(e.ImportsFrom(economy, i, goodsOnly: true), e.Imports(economy, goodsOnly: true)));
            Share($"trade-share-{code}", $"Share of {name} in goods trade", (to + from) / (exports + imports), e => Ratio(e.ExportsTo(economy, i, goodsOnly: true) + e.ImportsFrom(economy, i, goodsOnly: true), e.Exports(economy, goodsOnly: true) + e.Imports(economy, goodsOnly: true)));
        }

        Money("tariff-revenue", "Tariff revenue", _world.TariffRevenue[economy], e => e.TariffRevenueOf(economy));
    }

    public IReadOnlyList<MeasureInfo> Infos => [.. _measures.Select(m => m.Info)];

    public int Width => _measures.Count;

    public void Record(Effects effects, Span<double> row)
    {
        for (int k = 0; k < _measures.Count; k++) row[k] = _measures[k].Change(effects);
    }

    /// <summary>Position of a measure; −1 when the case has none of that id.</summary>
    public int Find(string id) => _measures.FindIndex(m => m.Info.Id == id);

    private void Index(string id, string label, Func<Effects, double> change) => _measures.Add((new MeasureInfo(id, label, "fraction"), change));

    private void Money(string id, string label, double before, Func<Effects, Change> value) =>
        _measures.Add((new MeasureInfo(id, label, "USD", before * _usd), e =>
        {
            var change = value(e);
            return (change.After - change.Before) * _usd;
        }
    ));

    private void Share(string id, string label, double before, Func<Effects, (double Before, double After)> value) =>
        _measures.Add((new MeasureInfo(id, label, "fraction", before), e =>
        {
            var (from, to) = value(e);
            return to - from;
        }
    ));

    private static (double Before, double After) Ratio(Change part, Change whole) => (part.Before / whole.Before, part.After / whole.After);

    private int[] Others() => [.. Enumerable.Range(0, _world.Economies.Count).Where(i => i != _economy)];

    /// <summary>Goods that some buy of others, in the world's unit.</summary>
    private double Goods(int[] importers, int[] exporters)
    {
        double sum = 0;
        foreach (int n in importers)
            foreach (int i in exporters)
                for (int j = 0; j < _world.Sectors.Count; j++) if (_world.Sectors[j].IsGood) sum += _world.Flows[n, i, j];
        return sum;
    }
}

using Realign.Worlds;
using Realign.Worlds.Building;

namespace Realign.Tests.Worlds.Building;

/// <summary>What the world in the repository must be. Figures are written here again, apart from the file that the world was fitted to.</summary>
public class ShippedWorldTests
{
    private static readonly World _world = ShippedWorld.Value;

    public static TheoryData<string, string, double> Exports => new()
    {
        // DANE 2024, FOB, bn USD (facts F013, F001, F017).
        { "COL", "WLD", 49.552 },
        { "COL", "CHN", 2.377 },
        { "COL", "USA", 14.3367 },
    };

    public static TheoryData<string, string, double> Balances => new()
    {
        // DANE 2024, FOB-FOB, bn USD (F011, F004, F006, F007).
        { "COL", "WLD", -10.8067 },
        { "COL", "CHN", -12.91 },
        { "COL", "USA", -1.189 },
        { "COL", "MEX", -1.175 },
    };

    public static TheoryData<string, double> Products => new()
    {
        // DANE, FOB, bn USD: 4.901 in 2025 after −31 % (F037); 12.48 after −17 % (F036).
        { "B05", 4.901 / (1 - 0.31) },
        { "B06 C19", 12.48 / (1 - 0.17) },
    };

    public static TheoryData<string, double> Gdp => new()
    {
        // World Bank WDI 2024, bn current USD.
        { "COL", 418.542 }, { "BRA", 2179.414 }, { "CHL", 330.267 }, { "MEX", 1852.723 }, { "PER", 289.329 }, { "USA", 29184.890 }, { "CHN", 18743.806 },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public void Goods_exports_are_the_published_ones(string economy, string partner, double bn) => Near(bn, Goods(partner, economy), 0.01);

    [Theory]
    [MemberData(nameof(Balances))]
    public void Goods_balances_are_the_published_ones(string economy, string partner, double bn) =>
        Near(bn, Goods(partner, economy) - Goods(economy, partner), 0.01);

    [Theory]
    [MemberData(nameof(Products))]
    public void Exports_of_coal_and_oil_are_the_published_ones(string sectors, double bn) =>
        Near(bn, sectors.Split(' ').Sum(code => Shipped("WLD", "COL", _world.SectorIndex(code))), 0.03);

    [Theory]
    [MemberData(nameof(Gdp))]
    public void GDP_is_the_published_one(string economy, double bn) => Near(bn, _world.Gdp(_world.EconomyIndex(economy)) / 1e3, 0.01);

    [Fact]
    public void Every_accounting_identity_holds() => Assert.All(WorldCheck.Run(_world).Identities, check => Assert.True(check.Holds, $"{check}"));

    [Fact]
    public void Every_benchmark_holds() => Assert.All(_world.Provenance.Benchmarks, b => Assert.True(b.Holds, $"{b}"));

    [Fact]
    public void No_final_demand_and_no_value_added_is_negative()
    {
        Assert.True(_world.FinalDemand.Values.ToArray().All(x => x >= 0));
        Assert.True(_world.ValueAddedShares.Values.ToArray().All(x => x >= 0));
    }

    [Fact]
    public void It_has_81_economies_and_28_sectors_of_2024() =>
        Assert.Equal((81, 28, 2024, "million USD"), (_world.Economies.Count, _world.Sectors.Count, _world.Year, _world.Unit));

    [Fact]
    public void Services_and_trade_inside_the_EU_are_free()
    {
        int svc = _world.SectorIndex("SVC"), deu = _world.EconomyIndex("DEU"), fra = _world.EconomyIndex("FRA");
        for (int n = 0; n < 81; n++)
            for (int i = 0; i < 81; i++)
                Assert.Equal(0, _world.Tariffs[n, i, svc]);
        Assert.All(_world.Tariffs.Row(deu, fra).ToArray(), rate => Assert.Equal(0, rate));
    }

    [Fact]
    public void No_tariff_is_above_forty_percent_where_something_is_sold()
    {
        for (int at = 0; at < _world.Flows.Values.Length; at++)
            Assert.False(_world.Tariffs.Values[at] > 0.4 && _world.Flows.Values[at] > 1, $"cell {at}: {_world.Tariffs.Values[at]:P0}");
    }

    [Fact]
    public void US_tariffs_are_near_what_customs_collected()
    {
        // US Census Bureau 2024: 75.6 bn of duty, 46.7 of it on China's goods.
        int usa = _world.EconomyIndex("USA"), chn = _world.EconomyIndex("CHN");
        Assert.InRange(_world.TariffRevenue[usa] / 1e3, 65, 95);
        double flow = Goods("USA", "CHN"), duty = Enumerable.Range(0, 28).Sum(j => _world.Tariffs[usa, chn, j] * _world.Flows[usa, chn, j]) / 1e3;
        Assert.InRange(duty / flow, 0.10, 0.13);
    }

    [Fact]
    public void A_rebuild_from_the_sources_gives_the_same_bytes()
    {
        string sources = Path.GetDirectoryName(SharedData.Require("data"))!;
        using var folder = new TemporaryFolder();
        WorldFolder.Write(WorldBuilder.Build(sources, Path.Combine(Repository.Root, "data", "sources")), folder["world"]);
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "data", "world-2024")))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder["world"], Path.GetFileName(file)))), Path.GetFileName(file));
    }

    [Fact]
    public void The_schedule_of_US_tariffs_is_what_the_sources_give()
    {
        string sources = Path.GetDirectoryName(SharedData.Require("data"))!;
        string kept = File.ReadAllText(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "us-tariffs-2025.csv"));
        Assert.True(kept == UsTariffPath.Build(sources), "cases/colombia-belt-and-road/us-tariffs-2025.csv differs from what 'realign world us-tariffs' writes");
    }

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:G6} instead of {expected:G6} bn USD");

    /// <summary>Goods in bn USD; the partner <c>WLD</c> is everyone else.</summary>
    private static double Goods(string importer, string exporter) =>
        Enumerable.Range(0, _world.Sectors.Count).Where(j => _world.Sectors[j].IsGood).Sum(j => Shipped(importer, exporter, j));

    private static double Shipped(string importer, string exporter, int sector) =>
        Positions(importer).Sum(n => Positions(exporter).Sum(i => n == i ? 0 : _world.Flows[n, i, sector])) / 1e3;

    private static IEnumerable<int> Positions(string code) => code == "WLD" ? Enumerable.Range(0, _world.Economies.Count) : [_world.EconomyIndex(code)];
}

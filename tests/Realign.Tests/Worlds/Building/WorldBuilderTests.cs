using Realign.Files;
using Realign.Worlds;
using Realign.Worlds.Building;

namespace Realign.Tests.Worlds.Building;

public sealed class WorldBuilderTests : IDisposable
{
    private readonly MiniatureSources _files = new();

    [Fact]
    public void Every_identity_and_benchmark_holds()
    {
        var world = _files.Build();
        Assert.All(WorldCheck.Run(world).Identities, check => Assert.True(check.Holds, $"{check}"));
        Assert.All(world.Provenance.Benchmarks, b => Assert.True(b.RelativeDistance < 1e-9, $"{b}"));
        Assert.Equal(400, world.Gdp(0), 1e-6);
    }

    [Fact]
    public void The_same_sources_give_the_same_world() => Assert.Equal(_files.Build().Hash, _files.Build().Hash);

    [Fact]
    public void Donated_tables_are_marked()
    {
        var world = _files.Build();
        Assert.Equal((null, "USA"), (world.Economies[0].CoefficientDonor, world.Economies[2].CoefficientDonor));
    }

    [Fact]
    public void The_world_takes_the_median_of_published_values_that_are_estimated() =>
        Assert.Equal([6.5, 4, 4, 4], _files.Build().TradeElasticities);

    [Fact]
    public void Imputed_GDP_is_told() =>
        Assert.Contains(_files.Build().Provenance.Notes, n => n.Contains("GDP is known for COL, USA; the others'", StringComparison.Ordinal));

    [Fact]
    public void A_benchmark_that_no_flow_can_meet_is_named()
    {
        _files.Data("icio-panel/flows-2019.csv.gz", "importer,exporter,sector,value_musd\nCOL,COL,A01,90\nCOL,COL,C10T12,90\nCOL,COL,C28,90\nCOL,COL,SVC,270\n");
        var e = Assert.Throws<RealignException>(() => _files.Build());
        Assert.Contains("cannot be balanced", e.Message, StringComparison.Ordinal);
        Assert.Contains("'col-usa", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Benchmarks_that_contradict_each_other_are_refused()
    {
        _files.Benchmarks("a,exports,COL,USA,goods,12,0.01,goods,office\nb,exports,COL,USA,goods,15,0.01,goods,office\n");
        Assert.Contains("cannot be balanced", Assert.Throws<RealignException>(() => _files.Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_economy_that_the_sources_do_not_know_is_told_with_file_and_line()
    {
        _files.Data("icio-2022/tariffs.csv.gz", "importer,exporter,sector,rate\nCOL,USB,A01,0.1\n");
        var e = Assert.Throws<FileException>(() => _files.Build());
        Assert.Contains("tariffs.csv.gz:2", e.Message, StringComparison.Ordinal);
        Assert.Contains("'USB' is no economy", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GDP_that_is_no_number_is_told_with_file_and_line()
    {
        _files.Data("liberation-day/gdp.csv", "iso3,gdp_musd\nCOL,330\nDEU,\"4,100\"\n");
        Assert.Contains("gdp.csv:3", Assert.Throws<FileException>(() => _files.Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_data_is_told()
    {
        using var empty = new TemporaryFolder();
        Assert.Contains("donors.csv", Assert.Throws<FileException>(() => WorldBuilder.Build(empty.Path, _files.Decisions)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_build_stops() =>
        Assert.Throws<OperationCanceledException>(() => WorldBuilder.Build(_files.Root, _files.Decisions, null, new CancellationToken(true)));

    public void Dispose() => _files.Dispose();
}

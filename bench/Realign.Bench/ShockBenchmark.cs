using BenchmarkDotNet.Attributes;
using Realign.Events;
using Realign.Worlds;

namespace Realign.Bench;

/// <summary>One draw of the lead case's US tariffs as a shock, against collecting the same cells one by one.</summary>
[MemoryDiagnoser]
public class ShockBenchmark
{
    private World _world = null!;
    private Scenario _scenario = null!;
    private ResolvedScenario _resolved = null!;
    private Shock _shock = null!;

    [GlobalSetup]
    public void Read()
    {
        _world = Repository.Shipped();
        _scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "both.yaml"));
        _resolved = _scenario.Resolve(_world, new DateOnly(2025, 8, 7));
        _shock = Draw();
    }

    [Benchmark(Baseline = true)]
    public Shock CellByCell()
    {
        var builder = new ShockBuilder(_world);
        foreach (var cell in _shock.Cells)
        {
            builder.AddTariff(cell.Importer, cell.Exporter, cell.Sector, 0.1);
            if (cell.TradeCost != 1) builder.TradeCost(cell.Importer, cell.Exporter, cell.Sector, cell.TradeCost);
        }

        return builder.ToShock();
    }

    [Benchmark]
    public Shock Draw() => _resolved.ToShock(_world.TradeElasticities, _ => 0.3);

    [Benchmark]
    public ResolvedScenario Resolve() => _scenario.Resolve(_world, new DateOnly(2025, 8, 7));
}

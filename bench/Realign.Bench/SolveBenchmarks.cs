using BenchmarkDotNet.Attributes;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;
using Realign.Worlds.Importing;

namespace Realign.Bench;

/// <summary>Whole counterfactuals from a cold start, verification included, on one core.</summary>
[MemoryDiagnoser]
public class SolveBenchmarks
{
    private GeneralEquilibriumModel _nafta = null!;
    private GeneralEquilibriumModel _world = null!;
    private Shock _naftaShock = null!;
    private Shock _usTariffs = null!;
    private Shock _schedule = null!;
    private ResolvedScenario _scenario = null!;

    [GlobalSetup]
    public void Setup()
    {
        var world = Repository.Shipped();
        _world = new GeneralEquilibriumModel(world);
        _usTariffs = new ShockBuilder(world).AddTariff("USA", "*", "*", 0.1).ToShock();
        _scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "both.yaml")).Resolve(world, new DateOnly(2025, 5, 14));
        _schedule = _scenario.ToShock(world.TradeElasticities);
        if (Repository.Nafta() is not { } nafta) return;
        _nafta = new GeneralEquilibriumModel(nafta.World);
        _naftaShock = NaftaShock(nafta.World, nafta.Folder);
        _nafta.Solve(_naftaShock);
    }

    [Benchmark(Description = "NAFTA 31 × 40")]
    public double Nafta() => _nafta.Solve(_naftaShock).MaxResidual;

    [Benchmark(Description = "world 81 × 28, US tariff of 10 %", Baseline = true)]
    public double UsTariffs() => _world.Solve(_usTariffs).MaxResidual;

    [Benchmark(Description = "world 81 × 28, lead case")]
    public double LeadCase() => _world.Solve(_schedule).MaxResidual;

    [Benchmark(Description = "lead case: scenario to shock")]
    public int ToShock() => _scenario.ToShock(_world.World.TradeElasticities).Cells.Count;

    [Benchmark(Description = "read the shipped world")]
    public int ReadWorld() => Repository.Shipped().Year;

    internal static Shock NaftaShock(World world, string folder)
    {
        var tariffs = TidyFolder.ReadTariffs(folder, world, "tariff_nafta");
        var builder = new ShockBuilder(world);
        for (int n = 0; n < world.Economies.Count; n++)
            for (int i = 0; i < world.Economies.Count; i++)
                for (int j = 0; j < world.Sectors.Count; j++)
                    if (tariffs[n, i, j] != world.Tariffs[n, i, j])
                        builder.SetTariff(world.Economies[n].Code, world.Economies[i].Code, world.Sectors[j].Code, tariffs[n, i, j]);
        return builder.ToShock();
    }
}

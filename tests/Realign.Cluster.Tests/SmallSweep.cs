using Realign.Sweeps;
using Realign.Tests;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Cluster.Tests;

/// <summary>A sweep over two scenarios on a random world that stands beside it, and where its results go.</summary>
internal sealed class SmallSweep : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallSweep(int draws = 200, int batch = 10, int economies = 3, int sectors = 2)
    {
        var world = RandomWorlds.Balanced(economies, sectors, 1);
        WorldFolder.Write(world, _folder["w"]);
        string first = world.Economies[0].Code, second = world.Economies[1].Code;
        _folder.Write("tariff.yaml", $"name: a tariff\nevents:\n  - {{kind: tariff, importer: {first}, exporter: {second}, rate: {{low: 0.05, value: 0.1, high: 0.3}}}}\n");
        _folder.Write("boycott.yaml", $"name: a boycott\nevents:\n  - {{kind: boycott, importer: {second}, exporter: {first}, share: {{low: 0.1, value: 0.2, high: 0.4}}}}\n");
        File = _folder.Write("sweep.yaml", $"name: small\nscenarios: [tariff.yaml, boycott.yaml]\nworlds: [w]\ndraws: {draws}\nbatch: {batch}\nmeasures: [welfare, gdp]\nkeep: draws\n");
    }

    public string File { get; }

    public string this[string name] => _folder[name];

    public SweepPlan Plan() => SweepPlan.Make(SweepFile.Read(File), (name, beside) => WorldFolder.Read(Path.Combine(beside!, name!)));

    /// <summary>The bytes of all merged files.</summary>
    public byte[][] Results(string name) => [.. ((string[])["draws.parquet", "summary.parquet", "summary.csv"]).Select(f => System.IO.File.ReadAllBytes(Path.Combine(this[name], f)))];

    /// <summary>The bytes that a run in this process gives.</summary>
    public byte[][] Expected()
    {
        new SweepRun(Plan(), this["expected"]).Run(2);
        return Results("expected");
    }

    public int Done(string name)
    {
        try
        {
            return SweepState.Of(this[name]).Done;
        }
        catch (RealignException)
        {
            return 0;
        }
    }

    public void Dispose() => _folder.Dispose();
}

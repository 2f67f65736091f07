using Realign.Sweeps;
using Realign.Tests.Events;
using Realign.Worlds;

namespace Realign.Tests.Sweeps;

/// <summary>A sweep over two scenarios on the world of three economies, with 2 closures and 50 draws: 4 combinations of 8 units.</summary>
internal sealed class TinySweep : IDisposable
{
    public const string Yaml = """
        name: tiny
        scenarios: [tariff.yaml, boycott.yaml]
        closures: [world-share, balanced]
        draws: 50
        seed: 7
        batch: 7
        measures: [welfare, goods-balance-CHN]
        partners: [CHN]
        keep: draws
        """;

    private readonly TemporaryFolder _folder = new();

    public TinySweep()
    {
        _folder.Write("tariff.yaml", "name: a tariff\nevents:\n  - {kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.05, value: 0.1, high: 0.3}}\n");
        _folder.Write("boycott.yaml", "name: a boycott\nevents:\n  - {kind: boycott, importer: COL, exporter: USA, share: {low: 0.1, value: 0.2, high: 0.4}}\n");
    }

    public string this[string name] => _folder[name];

    public SweepPlan Plan(string yaml = Yaml, World? world = null) => SweepPlan.Make(SweepFile.Read(_folder.Write("sweep.yaml", yaml)), (_, _) => world ?? TinyWorld.World);

    public void Write(string name, string content) => _folder.Write(name, content);

    /// <summary>The bytes of all merged files.</summary>
    public byte[][] Results(string name) => [.. ((string[])["draws.parquet", "summary.parquet", "summary.csv"]).Select(f => File.ReadAllBytes(Path.Combine(this[name], f)))];

    public void Dispose() => _folder.Dispose();
}

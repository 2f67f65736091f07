using Realign.Backtests;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Backtests;

/// <summary>
/// An invented past: a world of 2020, tariffs on two of its economies' trade, and flows of 2018 and 2022 that a test chooses. It lies in a folder like
/// the one that ships.
/// </summary>
internal sealed class PastFolder : IDisposable
{
    public const string Scenario = """
        name: tariffs
        world: world
        events:
          - {id: first, kind: tariff, importer: E01, exporter: E02, sector: goods, rate: 20%}
          - {id: second, kind: tariff, importer: E03, exporter: [E04, E05], sector: goods, rate: 35%}
        """;

    private const string Episodes = """
        episodes:
          - id: war
            kind: tariff
            title: A war of tariffs
            subject: a war of tariffs
            scenario: scenario.yaml
            after: [2022]
            trend-years: 2
            also-happened: [Nothing else.]
            quoted: true
        """;

    private readonly TemporaryFolder _folder = new();

    public PastFolder()
        : this(RandomWorlds.Balanced(9, 5, 11))
    {
    }

    public PastFolder(World world)
    {
        World = world;
        WorldFolder.Write(world, _folder["world"]);
        _folder.Write("scenario.yaml", Scenario);
        _folder.Write("episodes.yaml", Episodes);
        Observe(world.Flows, world.Flows);
    }

    public static BacktestOptions Options { get; } = new() { SmallestFlow = 0, SmallestShare = 0, Draws = 20 };

    public World World { get; }

    public string Path => _folder.Path;

    /// <summary>What the model says of the scenario.</summary>
    public Tensor Predicted
    {
        get
        {
            var effects = new GeneralEquilibriumModel(World).Solve(ScenarioFile.Read(_folder["scenario.yaml"]).ToShock(World, World.TradeElasticities)).Effects;
            return Tensor.Create(World.Flows.A, World.Flows.B, World.Flows.C, effects.Flow);
        }
    }

    /// <summary>Writes what was observed in 2018 and 2022; 2020 is the world's own.</summary>
    public void Observe(Tensor before, Tensor after)
    {
        var cells = from n in Enumerable.Range(0, World.Economies.Count)
                    from i in Enumerable.Range(0, World.Economies.Count)
                    from j in Enumerable.Range(0, World.Sectors.Count)
                    where n != i && World.Sectors[j].IsGood
                    select (n, i, j);
        var shares = ObservedShares.From(new Dictionary<int, Tensor> { [2018] = before, [2020] = World.Flows, [2022] = after }, cells);
        File.WriteAllBytes(_folder[Backtest.SharesFile], shares.Write(World, 52));
    }

    public string Write(string name, string content) => _folder.Write(name, content);

    public BacktestResult Run(BacktestOptions? options = null) => new Backtest(Path).Run(options ?? Options, null, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}

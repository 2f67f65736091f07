using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Bench;

/// <summary>A world of eight economies and four sectors, and a tariff on it: a draw takes a fraction of a millisecond, so that what else a unit costs shows.</summary>
internal static class SmallWorld
{
    public static void Write(string folder)
    {
        var world = RandomWorlds.Balanced(8, 4, 1);
        WorldFolder.Write(world, Path.Combine(folder, "world"));
        File.WriteAllText(Path.Combine(folder, "tariff.yaml"), $"name: a tariff\nevents:\n  - {{kind: tariff, importer: {world.Economies[0].Code}, exporter: {world.Economies[1].Code}, rate: {{low: 0.05, value: 0.1, high: 0.3}}}}\n");
    }
}

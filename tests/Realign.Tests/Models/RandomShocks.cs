using Realign.Events;
using Realign.Worlds;

namespace Realign.Tests.Models;

/// <summary>Invented shocks for property tests: tariffs up and down, trade costs, tastes, productivity and a transfer.</summary>
internal static class RandomShocks
{
    public static Shock On(World world, int seed, double size = 1)
    {
        var random = new Random(seed);
        var builder = new ShockBuilder(world);
        int N = world.Economies.Count;
        for (int change = 0; change < 6; change++)
        {
            int n = random.Next(N), i = (n + 1 + random.Next(N - 1)) % N;
            string importer = world.Economies[n].Code, exporter = world.Economies[i].Code, sector = world.Sectors[random.Next(world.Sectors.Count)].Code;
            switch (random.Next(4))
            {
                case 0: builder.SetTariff(importer, exporter, sector, 0.6 * size * random.NextDouble()); break;
                case 1: builder.TradeCost(importer, exporter, sector, Math.Exp(size * (random.NextDouble() - 0.5))); break;
                case 2: builder.Taste(importer, exporter, sector, Math.Exp(-size * random.NextDouble())); break;
                default: builder.Productivity(importer, sector, Math.Exp(0.3 * size * (random.NextDouble() - 0.5))); break;
            }
        }

        double amount = 0.01 * size * random.NextDouble() * Math.Min(world.ValueAdded[0], world.ValueAdded[1]);
        return builder.Transfer(world.Economies[0].Code, world.Economies[1].Code, amount).ToShock();
    }
}

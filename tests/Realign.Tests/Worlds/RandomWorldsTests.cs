using CsCheck;
using Realign.Worlds;

namespace Realign.Tests.Worlds;

public class RandomWorldsTests
{
    [Fact]
    public void Random_worlds_have_positive_final_demand_and_income_that_pays_for_it() =>
        RandomWorlds.Any.Sample(PaysItsWay, iter: 300);

    [Fact]
    public void Random_worlds_with_silent_sectors_have_a_sector_without_output() =>
        RandomWorlds.WithSilentSectors.Sample(world => PaysItsWay(world) && world.Output[0, 0] == 0, iter: 300);

    [Fact]
    public void The_same_seed_gives_the_same_world() =>
        Assert.Equal(RandomWorlds.Balanced(4, 3, 7).Hash, RandomWorlds.Balanced(4, 3, 7).Hash);

    private static bool PaysItsWay(World world)
    {
        double gdp = Enumerable.Range(0, world.Economies.Count).Sum(world.Gdp);
        for (int n = 0; n < world.Economies.Count; n++)
        {
            if (Math.Abs(world.FinalDemand.RowSum(n) - world.Gdp(n) - world.Deficits[n]) > 1e-9 * gdp) return false;
            foreach (double demand in world.FinalDemand.Row(n))
                if (demand <= 0) return false;
        }

        return true;
    }
}

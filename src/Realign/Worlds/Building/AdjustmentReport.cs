namespace Realign.Worlds.Building;

/// <summary>Measures how far balancing moved each economy from the prior.</summary>
internal static class AdjustmentReport
{
    public static List<Adjustment> Of(World world, WorldPrior prior)
    {
        int N = world.Economies.Count;
        var rows = new List<Adjustment>();
        for (int n = 0; n < N; n++)
        {
            int e = n;
            var (largest, cell) = LargestCoefficient(world, prior, n);
            rows.Add(new Adjustment(
                world.Economies[n].Code,
                Moved(Enumerable.Range(0, N).Where(i => i != e).SelectMany(i => Flows(world, prior, i, e))),
                Moved(Enumerable.Range(0, N).Where(i => i != e).SelectMany(i => Flows(world, prior, e, i))),
                Moved(Flows(world, prior, n, n)),
                Moved(Coefficients(world, prior, n)),
                largest,
                cell,
                prior.Imputed[n] / world.ValueAdded[n]));
        }

        return rows;
    }

    private static IEnumerable<(double Old, double New)> Flows(World world, WorldPrior prior, int n, int i)
    {
        int N = world.Economies.Count, J = world.Sectors.Count;
        for (int j = 0; j < J; j++) yield return (prior.Flows[(((n * N) + i) * J) + j], world.Flows[n, i, j]);
    }

    private static IEnumerable<(double Old, double New)> Coefficients(World world, WorldPrior prior, int n)
    {
        int J = world.Sectors.Count;
        for (int k = 0; k < J; k++)
            for (int j = 0; j < J; j++)
                yield return (prior.Coefficients[(((n * J) + k) * J) + j] * world.Output[n, j], world.InputCoefficients[n, k, j] * world.Output[n, j]);
    }

    /// <summary>Σ |new − old| / Σ old.</summary>
    private static double Moved(IEnumerable<(double Old, double New)> values)
    {
        double moved = 0, total = 0;
        foreach (var (old, now) in values)
        {
            moved += Math.Abs(now - old);
            total += old;
        }

        return total > 0 ? moved / total : 0;
    }

    private static (double Largest, string Cell) LargestCoefficient(World world, WorldPrior prior, int n)
    {
        int J = world.Sectors.Count;
        double largest = 0;
        string cell = "";
        for (int k = 0; k < J; k++)
        {
            for (int j = 0; j < J; j++)
            {
                double move = Math.Abs(world.InputCoefficients[n, k, j] - prior.Coefficients[(((n * J) + k) * J) + j]);
                if (move <= largest) continue;
                (largest, cell) = (move, $"{world.Sectors[k].Code}→{world.Sectors[j].Code}");
            }
        }

        return (largest, cell);
    }
}

namespace Realign.Dependence;

/// <summary>
/// Hypothetical extraction of the trade between two sides, inputs and final goods, both ways: A* and f* are A and f without it, nobody else sells more, and the loss
/// is v'(y − y*).
/// </summary>
internal static class Extraction
{
    /// <summary>The final demand that is left for the output of a row.</summary>
    public static double Demand(InputOutputSystem system, int row, EconomyGroup one, EconomyGroup other)
    {
        int seller = row / system.Sectors;
        var final = system.FinalDemand.Row(row);
        double left = 0;
        for (int m = 0; m < final.Length; m++)
            if (!(one.Contains[seller] && other.Contains[m]) && !(other.Contains[seller] && one.Contains[m])) left += final[m];
        return left;
    }

    /// <summary>Cuts the trade in inputs in a column of a solve.</summary>
    public static void Cut(LeontiefCuts cuts, int column, EconomyGroup one, EconomyGroup other)
    {
        foreach (int n in one.Members)
        {
            foreach (int m in other.Members)
            {
                cuts.Add(column, n, m);
                cuts.Add(column, m, n);
            }
        }
    }

    /// <summary>Losses of pairs of economies, in the world's unit: what the first loses and what the second does.</summary>
    public static (double First, double Second)[] Losses(InputOutputSystem system, IReadOnlyList<(int First, int Second)> pairs, int threads, CancellationToken cancellation)
    {
        int J = system.Sectors;
        var losses = new (double, double)[pairs.Count];
        var total = new double[system.Size];
        for (int row = 0; row < total.Length; row++) total[row] = system.FinalDemand.RowSum(row);
        InputOutputSystem.InParallel((pairs.Count + LeontiefSolver.Width - 1) / LeontiefSolver.Width, threads, block => system.With(solver =>
        {
            int begin = block * LeontiefSolver.Width, width = Math.Min(LeontiefSolver.Width, pairs.Count - begin);
            double[] demand = new double[system.Size * width], outputs = new double[demand.Length];
            var cuts = new LeontiefCuts(system.Economies);
            for (int row = 0; row < system.Size; row++) demand.AsSpan(row * width, width).Fill(total[row]);
            for (int c = 0; c < width; c++)
            {
                var (n, m) = pairs[begin + c];
                cuts.Add(c, n, m);
                cuts.Add(c, m, n);
                for (int j = 0; j < J; j++)
                {
                    demand[(((n * J) + j) * width) + c] -= system.FinalDemand[(n * J) + j, m];
                    demand[(((m * J) + j) * width) + c] -= system.FinalDemand[(m * J) + j, n];
                }
            }

            solver.Cuts = cuts;
            solver.Solve(demand, width, outputs);
            for (int c = 0; c < width; c++)
            {
                var (n, m) = pairs[begin + c];
                losses[begin + c] = (Loss(system, outputs, width, c, n), Loss(system, outputs, width, c, m));
            }

            return 0;
        }), cancellation);
        return losses;
    }

    private static double Loss(InputOutputSystem system, double[] outputs, int width, int column, int n)
    {
        double loss = 0;
        for (int j = 0; j < system.Sectors; j++)
            loss += system.ValueAddedCoefficients[n, j] * (system.World.Output[n, j] - outputs[(((n * system.Sectors) + j) * width) + column]);
        return loss;
    }
}

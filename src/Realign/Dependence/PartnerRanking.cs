using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>How an economy, or a group, hangs on each of the others: two solves for all of them, and one column each for the extraction.</summary>
public static class PartnerRanking
{
    /// <summary>The measures by partner, in the order of the world's economies; those of the subject's members are default.</summary>
    /// <exception cref="NotConvergedException">A solve did not converge.</exception>
    public static IReadOnlyList<PartnerMeasures> Of(InputOutputSystem system, EconomyGroup subject, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(subject);
        var world = system.World;
        int N = system.Economies, J = system.Sectors;
        int[] partners = [.. Enumerable.Range(0, N).Where(m => !subject.Contains[m])];
        double[] needed = system.Column(transposed: false, row => subject.Contains[row / J] ? world.Output[row / J, row % J] : 0);
        double[] embodied = system.Column(transposed: true, row => subject.Contains[row / J] ? system.ValueAddedCoefficients[row / J, row % J] : 0);
        double gdp = subject.Members.Sum(world.Gdp), output = subject.Members.Sum(n => world.Output.RowSum(n)), tiers = needed.Sum() - output;
        double[] losses = Losses(system, subject, partners, threads, cancellation);
        var (exports, imports) = (new double[N], new double[N]);
        foreach (int m in partners) (exports[m], imports[m]) = Trade(world, subject, m);
        double allExports = exports.Sum(), allImports = imports.Sum();
        var result = new PartnerMeasures[N];
        for (int p = 0; p < partners.Length; p++)
        {
            int m = partners[p];
            double absorbed = 0, cost = 0, inputs = 0;
            for (int row = 0; row < system.Size; row++) absorbed += embodied[row] * system.FinalDemand[row, m];
            for (int j = 0; j < J; j++)
            {
                inputs += needed[(m * J) + j];
                cost += system.ValueAddedCoefficients[m, j] * needed[(m * J) + j];
            }

            result[m] = new PartnerMeasures(exports[m] / allExports, imports[m] / allImports, absorbed / gdp, inputs / tiers, cost / output, losses[p] / gdp);
        }

        return result;
    }

    private static (double Exports, double Imports) Trade(World world, EconomyGroup subject, int partner)
    {
        double exports = 0, imports = 0;
        foreach (int n in subject.Members)
        {
            foreach (double flow in world.Flows.Row(partner, n)) exports += flow;
            foreach (double flow in world.Flows.Row(n, partner)) imports += flow;
        }

        return (exports, imports);
    }

    private static double[] Losses(InputOutputSystem system, EconomyGroup subject, int[] partners, int threads, CancellationToken cancellation)
    {
        if (subject.Members.Count == 1)
            return [.. Extraction.Losses(system, [.. partners.Select(m => (subject.Members[0], m))], threads, cancellation).Select(l => l.First)];
        return [.. partners.Select(m => PairDependence.Of(system, subject, EconomyGroup.Of(system.World, m)).ExtractionLoss * subject.Members.Sum(system.World.Gdp))];
    }
}

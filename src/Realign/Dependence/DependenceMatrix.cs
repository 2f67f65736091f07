using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>How every economy hangs on every other: matrices [n, m], n on m, fractions unless said otherwise.</summary>
public sealed class DependenceMatrix
{
    private DependenceMatrix(World world) => World = world;

    public World World { get; }

    /// <summary>Of n's exports, what goes to m.</summary>
    public required Matrix ExportShare { get; init; }

    /// <summary>Of n's imports, what comes from m.</summary>
    public required Matrix ImportShare { get; init; }

    /// <summary>Value added of n that m's final demand absorbs, in the world's unit, own demand on the diagonal. Rows sum to GDP less the duties on final purchases.</summary>
    public required Matrix ValueAdded { get; init; }

    /// <summary>The same over n's GDP.</summary>
    public required Matrix ValueAddedShare { get; init; }

    /// <summary>Of the inputs of all tiers behind n's output, what m makes.</summary>
    public required Matrix InputReliance { get; init; }

    /// <summary>Of the cost of n's output, what m's factors and duties earn. Rows sum to one.</summary>
    public required Matrix CostShare { get; init; }

    /// <summary>Of n's GDP, what is lost when its trade with m is taken out; zero on the diagonal.</summary>
    public required Matrix ExtractionLoss { get; init; }

    /// <summary>Computes all of them.</summary>
    /// <param name="system">The system.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="cancellation">Stops between blocks of columns.</param>
    /// <exception cref="NotConvergedException">A solve did not converge.</exception>
    public static DependenceMatrix Of(InputOutputSystem system, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        var world = system.World;
        int N = system.Economies, J = system.Sectors;
        var own = system.Multipliers(Matrix.Create(system.Size, N, (row, m) => row / J == m ? system.ValueAddedCoefficients[m, row % J] : 0), threads, cancellation);
        var tiers = system.Multipliers(Matrix.Create(system.Size, N, (row, m) => row / J == m ? 1 : 0), threads, cancellation);
        var flows = Matrix.Create(N, N, (n, m) => n == m ? 0 : Sum(world.Flows.Row(m, n)));
        double[] exports = [.. Enumerable.Range(0, N).Select(flows.RowSum)], imports = [.. Enumerable.Range(0, N).Select(n => Enumerable.Range(0, N).Sum(m => flows[m, n]))];
        var valueAdded = ValueAddedByDemand(system, own);
        return new DependenceMatrix(world)
        {
            ExportShare = Matrix.Create(N, N, (n, m) => flows[n, m] / exports[n]),
            ImportShare = Matrix.Create(N, N, (n, m) => flows[m, n] / imports[n]),
            ValueAdded = valueAdded,
            ValueAddedShare = Matrix.Create(N, N, (n, m) => valueAdded[n, m] / world.Gdp(n)),
            InputReliance = Reliance(world, tiers),
            CostShare = Matrix.Create(N, N, (n, m) => Weighted(world, own, n, m) / world.Output.RowSum(n)),
            ExtractionLoss = Losses(system, threads, cancellation),
        };
    }

    private static Matrix ValueAddedByDemand(InputOutputSystem system, Matrix own)
    {
        int N = system.Economies;
        var valueAdded = new double[N * N];
        for (int row = 0; row < system.Size; row++)
        {
            var made = own.Row(row);
            var final = system.FinalDemand.Row(row);
            for (int n = 0; n < N; n++) Rows.Add(valueAdded.AsSpan(n * N, N), made[n], final);
        }

        return Matrix.Adopt(N, N, valueAdded);
    }

    private static Matrix Reliance(World world, Matrix tiers)
    {
        int N = world.Economies.Count;
        double[] all = new double[N];
        for (int n = 0; n < N; n++)
        {
            for (int m = 0; m < N; m++) all[n] += Weighted(world, tiers, n, m);
            all[n] -= world.Output.RowSum(n);
        }

        return Matrix.Create(N, N, (n, m) => (Weighted(world, tiers, n, m) - (n == m ? world.Output.RowSum(n) : 0)) / all[n]);
    }

    /// <summary>Σ_k Y_nk λ_(n,k),m.</summary>
    private static double Weighted(World world, Matrix multipliers, int n, int m)
    {
        double sum = 0;
        var output = world.Output.Row(n);
        for (int k = 0; k < output.Length; k++) sum += output[k] * multipliers[(n * output.Length) + k, m];
        return sum;
    }

    private static Matrix Losses(InputOutputSystem system, int threads, CancellationToken cancellation)
    {
        int N = system.Economies;
        var pairs = new List<(int First, int Second)>(N * (N - 1) / 2);
        for (int n = 0; n < N; n++)
            for (int m = n + 1; m < N; m++)
                pairs.Add((n, m));
        var losses = Extraction.Losses(system, pairs, threads, cancellation);
        var matrix = new double[N * N];
        for (int p = 0; p < pairs.Count; p++)
        {
            var (n, m) = pairs[p];
            matrix[(n * N) + m] = losses[p].First / system.World.Gdp(n);
            matrix[(m * N) + n] = losses[p].Second / system.World.Gdp(m);
        }

        return Matrix.Adopt(N, N, matrix);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}

using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Realign.Dependence;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;

namespace Realign.Bench;

/// <summary>Dependence of everyone on everyone and the decomposition of all exports, against the usual way: the dense matrix, its LU factors, one solve a column.</summary>
internal static class Dependences
{
    private const int Repetitions = 7;

    public static void Run()
    {
        var world = Repository.Shipped();
        var system = new InputOutputSystem(world);
        int size = system.Size;
        Console.WriteLine($"{system.Economies} economies × {system.Sectors} sectors: {size} rows; least of {Repetitions}");
        Report("lay out the system", () => new InputOutputSystem(world).Size);
        double own = Report("outputs that each economy's final demand needs, 1 thread", () => system.OutputsByDemand().Rows);
        double dense = Report("the same: dense LU, 1 thread", () => Dense(system), repetitions: 2);
        Console.WriteLine($"  dense over ours: {dense / own:F0}");
        double all = Report("all columns of the inverse, one exporter at a time and dropped, 1 thread", () => Columns(system));
        Console.WriteLine($"  dense LU alone over that: {dense / all:F1}");
        foreach (int threads in (int[])[1, Environment.ProcessorCount])
        {
            Report($"everyone on everyone, extraction included, {threads} threads", () => DependenceMatrix.Of(system, threads).World.Year);
            Report($"decomposition of all exports, source and sink, {threads} threads", () => ExportDecomposition.Of(system, threads).World.Year);
        }

        var model = new GeneralEquilibriumModel(world);
        EconomyGroup subject = EconomyGroup.Find(world, "COL"), partner = EconomyGroup.Find(world, "USA");
        Report("all measures of a pair", () => PairDependence.Of(system, subject, partner).Sectors.Count);
        Report("exit, long run", () => ExitCost.Solve(model, subject, partner).Iterations);
        double[] θ = [.. world.TradeElasticities.Select(t => t * ElasticityHorizon.Central.Share(1))];
        Report("exit, short run", () => ExitCost.Solve(model, subject, partner, θ).Iterations);
        Console.WriteLine($"peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, the dense baseline included");
    }

    private static double Report(string what, Func<int> action, int repetitions = Repetitions)
    {
        double least = double.MaxValue;
        long allocated = 0;
        for (int r = 0; r < repetitions; r++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
            action();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Console.WriteLine($"{least,9:F1} ms  {allocated / 1e6,7:F1} MB allocated  {what}");
        return least;
    }

    private static int Columns(InputOutputSystem system)
    {
        for (int n = 0; n < system.Economies; n++)
        {
            int first = n * system.Sectors;
            system.Outputs(Matrix.Create(system.Size, system.Sectors, (row, c) => row == first + c ? 1 : 0));
        }

        return system.Size;
    }

    /// <summary>The plain way: rows updated one by one, as wide as vectors are, then each column solved.</summary>
    private static int Dense(InputOutputSystem system)
    {
        int size = system.Size, J = system.Sectors;
        var a = new double[size * size];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++)
                a[(row * size) + column] = (row == column ? 1 : 0) - system.Coefficient(row / J, row % J, column / J, column % J);
        for (int k = 0; k < size; k++)
        {
            var top = a.AsSpan((k * size) + k + 1, size - k - 1);
            for (int r = k + 1; r < size; r++)
            {
                double factor = a[(r * size) + k] /= a[(k * size) + k];
                Subtract(a.AsSpan((r * size) + k + 1, size - k - 1), factor, top);
            }
        }

        int N = system.Economies;
        double[] x = system.FinalDemand.Values.ToArray();
        for (int r = 0; r < size; r++)
            for (int k = 0; k < r; k++)
                Subtract(x.AsSpan(r * N, N), a[(r * size) + k], x.AsSpan(k * N, N));
        for (int r = size - 1; r >= 0; r--)
        {
            for (int k = r + 1; k < size; k++) Subtract(x.AsSpan(r * N, N), a[(r * size) + k], x.AsSpan(k * N, N));
            foreach (ref double value in x.AsSpan(r * N, N)) value /= a[(r * size) + r];
        }

        return x.Length;
    }

    private static void Subtract(Span<double> from, double factor, ReadOnlySpan<double> row)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(from);
        var other = MemoryMarshal.Cast<double, Vector<double>>(row);
        var f = new Vector<double>(-factor);
        for (int v = 0; v < wide.Length; v++) wide[v] = Vector.FusedMultiplyAdd(f, other[v], wide[v]);
        for (int c = wide.Length * Vector<double>.Count; c < from.Length; c++) from[c] -= factor * row[c];
    }
}

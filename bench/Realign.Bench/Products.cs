using System.Diagnostics;
using Realign.Products;
using Realign.Products.Switching;

namespace Realign.Bench;

/// <summary>Who could sell instead, on every product of an importer at once: 5,000 products × 200 origins of which one is refused on all, and the US imports that ship.</summary>
internal static class Products
{
    private const int Count = 5_000, Origins = 200, Repetitions = 9;

    public static void Run()
    {
        var random = new Random(1);
        var dense = new ProductFlows("USA", 2024, from p in Enumerable.Range(0, Count) from i in Enumerable.Range(0, Origins) select new ProductFlow($"{p:000000}", $"O{i:000}", Math.Exp(8 * random.NextDouble()), random.NextDouble()));
        Measure("generated", dense, "O000");
        Measure("US imports 2024", new ProductFile(Path.Combine(Repository.Root, "data", "products", ProductDataBuilder.UsImports)).Read("USA"), "COL");
    }

    private static void Measure(string name, ProductFlows flows, string from)
    {
        var random = new Random(2);
        var parameters = new SwitchingParameters
        {
            Substitution = [.. flows.Products.Select(_ => 1.5 + (6 * random.NextDouble()))],
            BuyerShares = [.. Enumerable.Range(0, flows.Count).Select(_ => 0.02 + (0.98 * random.NextDouble()))],
        };
        var model = new SwitchingModel(flows);
        var alternatives = new Alternatives([.. flows.Origins.Take(20)], 0.1);
        foreach (var (what, shock) in (ReadOnlySpan<(string, SwitchingShock)>)[("a full boycott", new SwitchingShock { From = [from], Removed = 1 }), ("a duty of 25 %", new SwitchingShock { From = [from], AddedTariff = 0.25 })])
        {
            foreach (int threads in (int[])[1, Environment.ProcessorCount])
            {
                double least = double.MaxValue;
                long allocated = 0;
                SwitchingSolution? solution = null;
                for (int r = 0; r < Repetitions; r++)
                {
                    long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
                    solution = model.Solve(shock, parameters, alternatives, threads);
                    least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
                }

                var touched = Enumerable.Range(0, flows.Products.Count).Where(p => solution!.StatusOf(p) != ProductStatus.Untouched).ToList();
                Console.WriteLine($"{name}: {what} on {touched.Count:N0} of {flows.Products.Count:N0} products, {flows.Count:N0} flows, {threads} threads: {least:F1} ms, {touched.Average(solution!.IterationsOf):F1} evaluations a product, worst residual {touched.Max(solution.ResidualOf):G2}, {solution.NotConverged} not converged; allocated {allocated / 1e6:F1} MB, of which results {((16.0 * flows.Count) + (180 * flows.Products.Count)) / 1e6:F1}");
            }
        }
    }
}

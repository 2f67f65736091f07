using System.Diagnostics;
using Realign.PublicFinance;
using Realign.PublicFinance.Debt;
using Realign.PublicFinance.Macro;

namespace Realign.Bench;

/// <summary>Paths of Colombia's debt over ten years: time with one thread and with all, quantiles included, and what was allocated.</summary>
internal static class DebtFan
{
    private const int Repetitions = 15;

    public static void Run(int paths)
    {
        var data = MacroFile.Read(Path.Combine(Repository.Root, "data", "macro", "macro.csv"));
        var baseline = new DebtBaseline(data, "COL", new DebtOptions());
        var history = data.History("COL")!;
        foreach (var (name, process) in (ReadOnlySpan<(string, ShockProcess)>)[("normal shocks", ShockProcess.FromHistory(history)), ("blocks of history", ShockProcess.Blocks(history, 3))])
        {
            foreach (int threads in (int[])[1, Environment.ProcessorCount])
            {
                double least = double.MaxValue, quantiles = double.MaxValue;
                long allocated = 0;
                for (int r = 0; r < Repetitions; r++)
                {
                    long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
                    var result = DebtSimulation.Run(baseline.Stock, baseline.Conditions, process, paths, 1, threads: threads);
                    least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
                    start = Stopwatch.GetTimestamp();
                    for (int year = 1; year <= result.Years; year++) result.Quantiles(year);
                    quantiles = Math.Min(quantiles, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                Console.WriteLine($"{paths} paths × {baseline.Conditions.Count} years, {name}, {threads} threads: {least:F1} ms, quantiles {quantiles:F1} ms; allocated {allocated / 1e3:F0} kB, of which the paths are {8e-3 * paths * baseline.Conditions.Count:F0}");
            }
        }
    }
}

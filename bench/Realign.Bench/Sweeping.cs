using System.Diagnostics;
using Realign.Sweeps;

namespace Realign.Bench;

/// <summary>What storing, acknowledging and merging cost a unit: a sweep of units that hold one solved shard each, on one core.</summary>
internal static class Sweeping
{
    public static void Run(int units)
    {
        var world = Repository.Shipped();
        string folder = Directory.CreateTempSubdirectory("realign-sweep-").FullName;
        try
        {
            string file = Path.Combine(folder, "sweep.yaml");
            File.WriteAllText(file, $"name: bench\nscenarios: {Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "boycott.yaml")}\ndraws: {units * 10}\nbatch: 10\nmeasures: [welfare, gdp, prices]\n");
            var plan = SweepPlan.Make(SweepFile.Read(file), (_, _) => world);
            var solver = new SweepSolver(plan);
            byte[] shard = solver.Solve(plan.Unit(0), CancellationToken.None);
            var watch = Stopwatch.StartNew();
            solver.Solve(plan.Unit(1), CancellationToken.None);
            double solve = watch.Elapsed.TotalMilliseconds;
            TimeSpan merging = default;
            var last = new Progress(() => merging = watch.Elapsed, units);
            watch.Restart();
            new SweepRun(plan, Path.Combine(folder, "out"), (_, _) => shard).Run(1, progress: last);
            double merge = (watch.Elapsed - merging).TotalMilliseconds / units;
            Console.WriteLine($"{units} units of 10 draws, {shard.Length:N0} bytes each: storing {merging.TotalMilliseconds / units:F2} ms a unit, merging {merge:F2} ms a unit; solving one takes {solve:F1} ms");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Progress(Action atEnd, int units) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value)
        {
            if (value.Done == units) atEnd();
        }
    }
}

using System.Diagnostics;
using Realign.Estimation;

namespace Realign.Bench;

internal static class Estimates
{
    public static void Run()
    {
        var data = GravityPanel.Generate(200, 25);
        var model = new ModelSpecification { Dependent = "trade", Regressors = ["rta", "tariff"], FixedEffects = [new("exporter", "year"), new("importer", "year"), new("exporter", "importer")] };
        for (int repeat = 0; repeat < 4; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            var result = Estimator.Estimate(data, model, CovarianceSpecification.Clustered(new KeyCombination("exporter", "importer")), null, new Direct(p =>
            {
                if (repeat == 1) Console.WriteLine($"  {p.Stage} {p.Iteration} {p.Change:e2} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0}");
            }));
            Console.WriteLine($"all {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} {result.Ending} inner {result.InnerIterations} {string.Join(' ', result.Coefficients.Select(c => $"{c.Name} {c.Estimate} ({c.StandardError})"))}");
        }
    }

    private sealed class Direct(Action<EstimationProgress> act) : IProgress<EstimationProgress>
    {
        public void Report(EstimationProgress value) => act(value);
    }
}

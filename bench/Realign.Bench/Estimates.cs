using System.Diagnostics;
using Realign.Estimation;

namespace Realign.Bench;

/// <summary>Time and memory of estimations: generated panels of growing size, and the panel of world tables.</summary>
internal static class Estimates
{
    private static readonly KeyCombination _pair = new("exporter", "importer");

    public static void Run(string what)
    {
        switch (what)
        {
            case "growth":
                // 1, 5 and 20 million rows: more years, then more economies.
                Repeat("1 million", GravityPanel.Generate(200, 25), ThreeWay("rta", "tariff"), 5);
                Repeat("5 million", GravityPanel.Generate(400, 31), ThreeWay("rta", "tariff"), 3);
                Repeat("20 million", GravityPanel.Generate(800, 31), ThreeWay("rta", "tariff"), 2);
                break;
            case "panel":
                if (TradePanel.Read() is { } panel) Repeat("panel", panel, BySector("tariff", "border_trend"), 3);
                else Console.WriteLine("The panel is not there: put shared/data/icio-panel beside the repository or set REALIGN_SHARED.");
                break;
            case "blocks":
                Repeat("28 sectors, generated", GravityPanel.Generate(81, 12, sectors: 28), BySector("rta", "tariff"), 3);
                break;
            case "stages":
                Stages(GravityPanel.Generate(200, 25), ThreeWay("rta", "tariff"));
                break;
            default:
                Repeat("1 million", GravityPanel.Generate(200, 25), ThreeWay("rta", "tariff"), 8);
                break;
        }
    }

    private static ModelSpecification ThreeWay(params string[] regressors) =>
        new() { Dependent = "trade", Regressors = regressors, FixedEffects = [new("exporter", "year"), new("importer", "year"), _pair] };

    private static ModelSpecification BySector(params string[] regressors) => new()
    {
        Dependent = "trade",
        Regressors = regressors,
        FixedEffects = [new("exporter", "sector", "year"), new("importer", "sector", "year"), new("exporter", "importer", "sector")],
    };

    private static void Repeat(string name, EstimationData data, ModelSpecification model, int times)
    {
        double best = double.PositiveInfinity, work = double.PositiveInfinity;
        EstimationResult? result = null;
        for (int repeat = 0; repeat < times; repeat++)
        {
            result = null;
            GC.Collect();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            result = Estimator.Estimate(data, model, CovarianceSpecification.Clustered(_pair));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            work = Math.Min(work, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        Console.WriteLine($"{name}: {data.Rows:N0} rows, {result!.Observations:N0} used, {result.Components} components; best {best:0.000} s, processor {work:0.000} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB");
        Console.WriteLine($"  {result.Ending} {result.InnerIterations} inner. {string.Join("; ", result.Coefficients.Select(c => $"{c.Name} {c.Estimate:0.000000} ({c.StandardError:0.000000})"))}");
    }

    private static void Stages(EstimationData data, ModelSpecification model)
    {
        for (int repeat = 0; repeat < 6; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            double Lap()
            {
                double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                start = Stopwatch.GetTimestamp();
                return elapsed;
            }

            var options = new EstimationOptions();
            var sample = Sample.Draw(data, model, CovarianceSpecification.Heteroskedastic, options);
            double sampling = Lap();
            var design = Design.Of(sample);
            double ordering = Lap();
            var fit = new Fit(design, data, model, options, new Crew(options.Threads, default));
            fit.Start();
            double starting = Lap();
            fit.Run(null);
            double iterating = Lap();
            var state = new EstimationState(data, model, options, sample, fit);
            double measures = Lap();
            _ = new EstimationResult(state, CovarianceSpecification.Clustered(_pair)).Coefficients;
            double covariance = Lap();
            Console.WriteLine($"sample {sampling:0} order {ordering:0} start {starting:0} iterate {iterating:0} ({fit.Iterations}, {fit.InnerIterations}) measures {measures:0} covariance {covariance:0} ms");
        }
    }
}

using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Sweeps;
using Realign.Tests.Events;

namespace Realign.Tests.Sweeps;

public sealed class SweepRunTests : IDisposable
{
    private readonly TinySweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public void The_results_are_the_same_to_the_last_byte_for_any_number_of_threads()
    {
        var plan = _sweep.Plan();
        foreach (int threads in (int[])[1, 2, 5]) new SweepRun(plan, _sweep[$"{threads}"]).Run(threads);
        Assert.Equal(_sweep.Results("1"), _sweep.Results("2"));
        Assert.Equal(_sweep.Results("1"), _sweep.Results("5"));
    }

    [Fact]
    public void A_sweep_that_was_stopped_goes_on_with_the_rest_alone_and_ends_with_the_same_bytes()
    {
        var plan = _sweep.Plan();
        new SweepRun(plan, _sweep["whole"]).Run(2);
        using var stop = new CancellationTokenSource();
        var stopped = new SweepRun(plan, _sweep["stopped"]);
        Assert.ThrowsAny<OperationCanceledException>(() => stopped.Run(2, progress: new After(10, stop.Cancel), cancellation: stop.Token));
        int before = SweepState.Of(_sweep["stopped"]).Done, solved = 0;
        Assert.InRange(before, 10, 31);
        var solver = new SweepSolver(plan);
        var rest = new SweepRun(plan, _sweep["stopped"], (unit, token) =>
        {
            Interlocked.Increment(ref solved);
            return solver.Solve(unit, token);
        }).Run(2, resume: true);
        Assert.Equal((32, 32 - before), (rest.Done, solved));
        Assert.Equal(_sweep.Results("whole"), _sweep.Results("stopped"));
    }

    [Fact]
    public void After_a_crash_a_torn_line_and_a_shard_that_is_lost_or_damaged_only_those_units_are_done_again()
    {
        var plan = _sweep.Plan();
        new SweepRun(plan, _sweep["whole"]).Run(2);
        new SweepRun(plan, _sweep["torn"]).Run(1);
        string journal = Path.Combine(_sweep["torn"], "journal.jsonl"), text = File.ReadAllText(journal);
        File.WriteAllText(journal, text[..^20]);
        string Shard(int unit) => Path.Combine(_sweep["torn"], "shards", "000", $"{unit:D6}.parquet");
        File.Delete(Shard(3));
        File.WriteAllText(Shard(5), "damaged");
        File.WriteAllText(Shard(6) + ".0123.tmp", "half");
        var again = new List<int>();
        var solver = new SweepSolver(plan);
        new SweepRun(plan, _sweep["torn"], (unit, token) =>
        {
            again.Add(unit.Number);
            return solver.Solve(unit, token);
        }).Run(1, resume: true);
        Assert.Equal([3, 5, 31], again);
        Assert.Equal(_sweep.Results("whole"), _sweep.Results("torn"));
        Assert.Empty(Directory.GetFiles(_sweep["torn"], "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_poisoned_unit_fails_alone_after_three_tries_and_is_reported_with_its_input()
    {
        var plan = _sweep.Plan();
        var solver = new SweepSolver(plan);
        int tries = 0;
        var poisoned = new SweepRun(plan, _sweep["out"], (unit, token) =>
        {
            if (unit.Number != 9) return solver.Solve(unit, token);
            Interlocked.Increment(ref tries);
            throw new InvalidOperationException("poison");
        }).Run(2);
        Assert.Equal((31, 3), (poisoned.Done, tries));
        string failure = Assert.Single(poisoned.Failures);
        Assert.Contains("unit 9 (tariff on tiny, general-equilibrium, balanced, draws 7 to 13 of seed 7) failed 3 times: InvalidOperationException: poison", failure, StringComparison.Ordinal);
        new SweepRun(plan, _sweep["whole"]).Run(2);
        Assert.NotEqual(_sweep.Results("whole"), _sweep.Results("out"));
        Assert.Empty(new SweepRun(plan, _sweep["out"]).Run(2, resume: true).Failures);
        Assert.Equal(_sweep.Results("whole"), _sweep.Results("out"));
    }

    [Fact]
    public void A_unit_that_fails_once_is_tried_again()
    {
        var plan = _sweep.Plan();
        var solver = new SweepSolver(plan);
        int tries = 0;
        var state = new SweepRun(plan, _sweep["out"], (unit, token) =>
            unit.Number == 0 && Interlocked.Increment(ref tries) == 1 ? throw new InvalidOperationException("once") : solver.Solve(unit, token)).Run(1);
        Assert.Equal((32, 0, 2), (state.Done, state.Failures.Count, tries));
    }

    [Fact]
    public void A_disk_that_takes_no_more_stops_the_sweep_with_a_remedy_and_what_was_done_stays()
    {
        var plan = _sweep.Plan();
        new SweepRun(plan, _sweep["whole"]).Run(1);
        var solver = new SweepSolver(plan);
        var blocked = new SweepRun(plan, _sweep["out"], (unit, token) =>
        {
            // A file in the way of the folder of shards is what a writer can be denied even as root.
            if (unit.Number == 4) Directory.Move(Path.Combine(_sweep["out"], "shards"), Path.Combine(_sweep["out"], "kept"));
            if (unit.Number == 4) File.WriteAllText(Path.Combine(_sweep["out"], "shards"), "");
            return solver.Solve(unit, token);
        });
        Assert.Contains("go on with --resume", Assert.Throws<RealignException>(() => blocked.Run(1)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_sweep["out"], "shards"));
        Directory.Move(Path.Combine(_sweep["out"], "kept"), Path.Combine(_sweep["out"], "shards"));
        Assert.Equal(4, SweepState.Of(_sweep["out"]).Done);
        new SweepRun(plan, _sweep["out"]).Run(1, resume: true);
        Assert.Equal(_sweep.Results("whole"), _sweep.Results("out"));
    }

    [Fact]
    public void Its_medians_and_ranges_are_those_of_an_ensemble_of_the_same_seed()
    {
        var plan = _sweep.Plan();
        new SweepRun(plan, _sweep["out"]).Run(2);
        var cell = plan.Cells[0];
        var model = new GeneralEquilibriumModel(TinyWorld.World);
        var inputs = new ScenarioDraws(cell.Scenario.Resolve(TinyWorld.World), new ElasticityDraws(TinyWorld.World));
        var samples = Ensemble.Run(50, 7, 1, 1, (random, row) =>
        {
            var (θ, shock) = inputs.Draw(InputSource.Of(random!.Value));
            row[0] = model.Solve(shock, new SolveOptions { TradeElasticities = θ }).Effects.WelfareOf("USA");
            return true;
        });
        string[] line = File.ReadAllLines(Path.Combine(_sweep["out"], "summary.csv"))[1].Split(',');
        Assert.Equal(["tariff", "tiny", "general-equilibrium", "world-share", "USA", "welfare", "50", "50"], line[..8]);
        var expected = samples.Interval(0);
        Assert.Equal((expected.Low!.Value, expected.Value, expected.High!.Value), (double.Parse(line[8]), double.Parse(line[9]), double.Parse(line[10])));
    }

    [Fact]
    public void Without_draws_the_central_values_are_kept()
    {
        var plan = _sweep.Plan("name: t\nscenarios: tariff.yaml\nmeasures: [welfare]\neconomies: [COL, USA]\n");
        new SweepRun(plan, _sweep["out"]).Run(2);
        string[] lines = File.ReadAllLines(Path.Combine(_sweep["out"], "summary.csv"));
        var cell = plan.Cells[0];
        double welfare = new GeneralEquilibriumModel(TinyWorld.World).Solve(cell.Scenario.ToShock(TinyWorld.World, TinyWorld.World.TradeElasticities)).Effects.WelfareOf("USA");
        Assert.Equal(["COL", "USA"], lines[1..].Select(l => l.Split(',')[4]));
        Assert.Equal(welfare, double.Parse(lines[2].Split(',')[8]));
    }

    [Fact]
    public void A_draw_that_does_not_converge_is_counted_and_left_out_of_the_quantiles()
    {
        _sweep.Write("tariff.yaml", "name: ruin\nevents:\n  - {kind: transfer, from: COL, to: USA, amount: 1000000}\n");
        new SweepRun(_sweep.Plan("name: t\nscenarios: [tariff.yaml, boycott.yaml]\nmeasures: [welfare]\neconomies: [USA]\ndraws: 3\n"), _sweep["out"]).Run(1);
        string[] lines = File.ReadAllLines(Path.Combine(_sweep["out"], "summary.csv"));
        Assert.EndsWith("USA,welfare,3,0,,,", lines[1], StringComparison.Ordinal);
        Assert.Contains("USA,welfare,3,3,", lines[2], StringComparison.Ordinal);
    }

    private sealed class After(int units, Action act) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value)
        {
            if (value.Done == units) act();
        }
    }
}

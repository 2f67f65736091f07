using Realign.Backtests;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Backtests;

public sealed class BacktestTests : IDisposable
{
    private readonly PastFolder _past = new();

    [Fact]
    public void In_a_world_in_which_the_model_is_the_truth_every_score_is_perfect()
    {
        _past.Observe(_past.World.Flows, _past.Predicted);
        foreach (var row in _past.Run().Episodes[0].Runs[0].Scores.Where(r => r.Basis == "plain"))
        {
            Assert.Equal((1, 1, 1, 0.0), (row.Scores.Slope!.Value.Value, row.Scores.RankCorrelation!.Value.Value, row.Scores.RightSigns!.Value.Value, row.Scores.MeanAbsoluteError));
            if (row.Scores.Markets >= 8) Assert.Equal((1.0, 1.0), (row.Scores.Slope.Value.Low, row.Scores.Slope.Value.High));
            else Assert.Null(row.Scores.Slope.Value.Low);
        }

        var relative = _past.Run().Episodes[0].Runs[0].Scores.First(r => r is { Basis: "relative", Event: null });
        Assert.Equal((1, 0.0), (relative.Scores.Slope!.Value.Value, relative.Scores.MeanAbsoluteError));
    }

    [Fact]
    public void In_a_world_that_does_not_move_no_change_is_the_best_forecast()
    {
        foreach (var row in _past.Run().Episodes[0].Runs[0].Scores)
        {
            Assert.Equal((0.0, 0.0), (row.Scores.NoChangeError, row.Scores.TrendError));
            Assert.True(row.Scores.MeanAbsoluteError > 0);
            Assert.Null(row.Scores.Gain);
        }
    }

    [Fact]
    public void The_trend_carries_on_the_yearly_change_of_the_years_before()
    {
        // The share of E02 in E01's first sector doubles from 2018 to 2020: over the two years to 2022 it is expected to double again.
        var world = _past.World;
        double use = Enumerable.Range(0, 9).Sum(i => world.Flows[0, i, 0]), share = world.Flows[0, 1, 0] / use;
        var before = With(world.Flows, (0, 1, 0), share / 2 / (1 - (share / 2)) * (use - world.Flows[0, 1, 0]));
        _past.Observe(before, world.Flows);
        var cell = _past.Run().Episodes[0].Runs[0].Cells.Single(c => (c.Importer, c.Exporter, c.Sector) == (0, 1, 0));
        Assert.Equal(Math.Log(2), cell.Trend, 1e-9);
        Assert.Equal(0, cell.Realised, 1e-9);
    }

    [Fact]
    public void A_change_is_that_of_the_share_at_home_included()
    {
        var world = _past.World;
        _past.Observe(world.Flows, With(world.Flows, (0, 1, 0), 3 * world.Flows[0, 1, 0]));
        double use = Enumerable.Range(0, 9).Sum(i => world.Flows[0, i, 0]), flow = world.Flows[0, 1, 0];
        var cells = _past.Run().Episodes[0].Runs[0].Cells;
        Assert.Equal(Math.Log(3 * use / (use + (2 * flow))), cells.Single(c => (c.Importer, c.Exporter, c.Sector) == (0, 1, 0)).Realised, 1e-9);
        Assert.Equal(-Math.Log((use + (2 * flow)) / use), cells.Single(c => (c.Importer, c.Exporter, c.Sector) == (0, 2, 0)).Realised, 1e-9);
    }

    [Fact]
    public void Cells_are_told_apart_by_how_the_event_reaches_them()
    {
        var cells = _past.Run().Episodes[0].Runs[0].Cells;
        string Group(int n, int i) => cells.Where(c => c.Importer == n && c.Exporter == i).Select(c => $"{c.Group} {c.Event}".Trim()).Distinct().Single();
        Assert.Equal(("Direct first", "Direct second", "Diverted", "Control"), (Group(0, 1), Group(2, 4), Group(0, 5), Group(5, 1)));
        Assert.DoesNotContain(cells, c => c.Importer == c.Exporter || c.Sector == 4);
    }

    [Fact]
    public void What_the_exporter_does_everywhere_is_taken_out_of_the_relative_change()
    {
        // An exporter doubles its sales of a sector everywhere but at home and in the market that the event touches: relative to the others that one falls.
        var world = _past.World;
        var (n, i, j) = _past.Run().Episodes[0].Runs[0].Cells.Where(c => c.Elsewhere is not null).Select(c => (c.Importer, c.Exporter, c.Sector)).First();
        _past.Observe(world.Flows, Tensor.Create(9, 9, 5, (m, e, s) => world.Flows[m, e, s] * (e == i && s == j && m != n && m != i ? 2 : 1)));
        var cells = _past.Run().Episodes[0].Runs[0].Cells;
        var cell = cells.Single(c => (c.Importer, c.Exporter, c.Sector) == (n, i, j));
        int[] others = [.. cells.Where(c => c.Exporter == i && c.Sector == j && c.Group != CellGroup.Direct).Select(c => c.Importer)];
        double elsewhere = others.Average(m =>
        {
            double use = Enumerable.Range(0, 9).Sum(e => world.Flows[m, e, j]);
            return Math.Log(2 * use / (use + world.Flows[m, i, j]));
        });
        Assert.Equal(others.Length, cell.Elsewhere!.Value.Markets);
        Assert.Equal((0, -elsewhere), (cell.Realised, cell.Relative!.Value.Realised), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9);
    }

    [Fact]
    public void Relabelling_the_economies_changes_no_score()
    {
        var world = _past.World;
        var random = new Random(4);
        var after = Tensor.Create(9, 9, 5, (n, i, j) => world.Flows[n, i, j] * Math.Exp(random.NextDouble() - 0.5));
        _past.Observe(world.Flows, after);
        int[] old = [8, 3, 0, 5, 1, 7, 2, 6, 4];
        using var permuted = new PastFolder(Permuted(world, old));
        permuted.Observe(permuted.World.Flows, Tensor.Create(9, 9, 5, (n, i, j) => after[old[n], old[i], j]));
        var options = PastFolder.Options with { Draws = 0 };
        var a = _past.Run(options).Episodes[0].Runs[0].Scores;
        var b = permuted.Run(options).Episodes[0].Runs[0].Scores;
        Assert.Equal(a.Count, b.Count);
        Assert.All(a.Zip(b), p => Near(p.First.Scores, p.Second.Scores));
    }

    [Fact]
    public void Small_cells_are_left_out()
    {
        double[] flows = [.. _past.Run().Episodes[0].Runs[0].Cells.Select(c => c.Flow).Order()];
        double middle = flows[flows.Length / 2];
        var cells = _past.Run(PastFolder.Options with { SmallestFlow = middle }).Episodes[0].Runs[0].Cells;
        Assert.All(cells, c => Assert.True(c.Flow >= middle));
        Assert.Equal(flows.Length - (flows.Length / 2), cells.Count);
    }

    [Fact]
    public void Every_elasticity_set_is_compared_and_one_can_be_chosen()
    {
        _past.Observe(_past.World.Flows, _past.Predicted);
        var all = _past.Run();
        Assert.Equal(["median", "median-growing", "uniform_4"], all.ElasticitySets.Where(s => s is { Episode: null, Basis: "plain" }).Select(s => s.Elasticities));
        Assert.Equal("median", all.ElasticitySets.Where(s => s is { Episode: null, Basis: "plain" }).MinBy(s => s.MeanAbsoluteError)!.Elasticities);
        var one = _past.Run(PastFolder.Options with { Elasticities = "uniform_4" });
        Assert.Equal(("uniform_4", 1), (one.Elasticities, one.ElasticitySets.Count(s => s is { Episode: null, Basis: "plain" })));
        Assert.True(one.Episodes[0].Runs[0].Scores[0].Scores.MeanAbsoluteError > 0);
    }

    [Fact]
    public void An_estimate_can_take_the_place_of_a_size_in_the_scenario()
    {
        _past.Observe(_past.World.Flows, _past.Predicted);
        double Error(params string[] set) => _past.Run(PastFolder.Options with { Episode = "war", Overrides = set }).Episodes[0].Runs[0].Scores[0].Scores.MeanAbsoluteError!.Value;
        Assert.Equal(0, Error());
        Assert.True(Error("first.rate=0.5") > 0.01);
    }

    [Fact]
    public void A_record_reads_back_as_it_was_written()
    {
        string json = _past.Run().ToJson();
        Assert.Equal(json, BacktestResult.FromJson(json).ToJson());
        Assert.Contains("is no record", Assert.Throws<RealignException>(() => BacktestResult.FromJson("{")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_of_the_inputs_changes_with_any_of_them()
    {
        string before = new Backtest(_past.Path).HashOfInputs();
        _past.Write("record.json", "{}");
        Assert.Equal(before, new Backtest(_past.Path).HashOfInputs());
        _past.Write("scenario.yaml", PastFolder.Scenario.Replace("20%", "21%", StringComparison.Ordinal));
        Assert.NotEqual(before, new Backtest(_past.Path).HashOfInputs());
    }

    [Fact]
    public void What_is_unknown_is_told_with_what_there_is()
    {
        Says("'wars' is no episode. Did you mean 'war'?", () => _past.Run(PastFolder.Options with { Episode = "wars" }));
        Says("'uniform_5' is no elasticity set. Did you mean 'uniform_4'?", () => _past.Run(PastFolder.Options with { Elasticities = "uniform_5" }));
    }

    [Theory]
    [InlineData("after: [2022]", "after: [2020]", "The year 2020 is not after the base year 2020")]
    [InlineData("after: [2022]", "after: [2021]", "Trade of 2021 is not among what was observed; there are 2018, 2020, 2022.")]
    [InlineData("after: [2022]", "after: [22]", "episodes.yaml:7:12: '22' is no year")]
    [InlineData("trend-years: 2", "trend-years: 0", "'trend-years' is 0; it must be a whole number from 1 to 20.")]
    [InlineData("kind: tariff", "kind: tarif", "'tarif' is no kind of episode. Did you mean 'tariff'?")]
    [InlineData("title: A war of tariffs", "titel: A war of tariffs", "the key 'titel' is not known here")]
    [InlineData("scenario: scenario.yaml", "scenario: missing.yaml", "missing.yaml")]
    public void A_mistake_in_the_list_of_episodes_is_told(string right, string wrong, string says)
    {
        _past.Write("episodes.yaml", File.ReadAllText(Path.Combine(_past.Path, "episodes.yaml")).Replace(right, wrong, StringComparison.Ordinal));
        Says(says, () => _past.Run());
    }

    [Fact]
    public void Observed_shares_of_other_economies_are_refused()
    {
        using var other = new PastFolder();
        var world = other.World;
        var shares = ObservedShares.From(new Dictionary<int, Tensor> { [2020] = world.Flows }, [(0, 1, 0)]);
        var renamed = Renamed(world);
        File.WriteAllBytes(Path.Combine(_past.Path, Backtest.SharesFile), shares.Write(renamed, 52));
        Says("has a code that the world", () => _past.Run());
        File.Delete(Path.Combine(_past.Path, Backtest.SharesFile));
        Says("the file is missing", () => _past.Run());
    }

    [Fact]
    public void A_cancelled_backtest_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new Backtest(_past.Path).Run(PastFolder.Options, null, new CancellationToken(true)));

    [Fact]
    public void Progress_counts_every_solution()
    {
        var told = new List<BacktestProgress>();
        new Backtest(_past.Path).Run(PastFolder.Options, new Told(told), TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, 2], told.Select(t => t.Done));
        Assert.All(told, t => Assert.Equal(3, t.Planned));
    }

    public void Dispose() => _past.Dispose();

    private static void Says(string text, Action action) => Assert.Contains(text, Assert.ThrowsAny<RealignException>(action).Message, StringComparison.Ordinal);

    private static void Near(ForecastScores a, ForecastScores b)
    {
        Assert.Equal((a.Cells, a.Calls, a.Markets), (b.Cells, b.Calls, b.Markets));
        double?[] x = [a.Slope?.Value, a.RankCorrelation?.Value, a.RightSigns?.Value, a.MeanAbsoluteError, a.NoChangeError, a.Gain?.Value];
        double?[] y = [b.Slope?.Value, b.RankCorrelation?.Value, b.RightSigns?.Value, b.MeanAbsoluteError, b.NoChangeError, b.Gain?.Value];
        Assert.All(x.Zip(y), p => Assert.Equal(p.First!.Value, p.Second!.Value, 2e-5));
    }

    private static Tensor With(Tensor flows, (int N, int I, int J) cell, double value) =>
        Tensor.Create(flows.A, flows.B, flows.C, (n, i, j) => (n, i, j) == cell ? value : flows[n, i, j]);

    private static World Permuted(World w, int[] old)
    {
        int N = w.Economies.Count, J = w.Sectors.Count;
        return new World(Data(w, [.. old.Select(n => w.Economies[n])]) with
        {
            Flows = Tensor.Create(N, N, J, (n, i, j) => w.Flows[old[n], old[i], j]),
            Tariffs = Tensor.Create(N, N, J, (n, i, j) => w.Tariffs[old[n], old[i], j]),
            InputCoefficients = Tensor.Create(N, J, J, (n, k, j) => w.InputCoefficients[old[n], k, j]),
            ValueAddedShares = Matrix.Create(N, J, (n, j) => w.ValueAddedShares[old[n], j]),
        });
    }

    private static World Renamed(World w) => new(Data(w, [.. w.Economies.Select(e => new Economy($"X{e.Code}", e.Name, e.Region))]));

    private static WorldData Data(World w, Economy[] economies) => new()
    {
        Name = w.Name,
        Year = w.Year,
        Unit = w.Unit,
        Economies = economies,
        Sectors = w.Sectors,
        Flows = w.Flows,
        Tariffs = w.Tariffs,
        InputCoefficients = w.InputCoefficients,
        ValueAddedShares = w.ValueAddedShares,
        TradeElasticities = w.TradeElasticities,
        ElasticitySets = w.ElasticitySets,
    };

    private sealed class Told(List<BacktestProgress> list) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value) => list.Add(value);
    }
}

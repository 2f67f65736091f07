using Realign.Events;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Models;

public class UncertaintyTests
{
    private const int Draws = 20000;

    /// <summary>Ishigami and Homma (1990), a = 7, b = 0.1; shares in closed form, as in Saltelli and others (2008), Global Sensitivity Analysis, section 4.</summary>
    [Fact]
    public void Variance_shares_of_the_Ishigami_function_are_those_in_closed_form()
    {
        const double a = 7, b = 0.1;
        double pi4 = Math.Pow(Math.PI, 4), pi8 = pi4 * pi4;
        double variance = (a * a / 8) + (b * pi4 / 5) + (b * b * pi8 / 18) + 0.5;
        double first = 0.5 * Math.Pow(1 + (b * pi4 / 5), 2) / variance, second = a * a / 8 / variance, mixed = b * b * pi8 * ((1.0 / 18) - (1.0 / 50)) / variance;
        var shares = Shares(3, x => Math.Sin(x[0]) + (a * Math.Pow(Math.Sin(x[1]), 2)) + (b * Math.Pow(x[2], 4) * Math.Sin(x[0])), u => Math.PI * ((2 * u) - 1));
        double[] expectedFirst = [first, second, 0], expectedTotal = [first + mixed, second, mixed];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(expectedFirst[i], shares[i].First, 0.03);
            Assert.Equal(expectedTotal[i], shares[i].Total, 0.03);
        }
    }

    [Fact]
    public void Variance_shares_of_a_sum_are_the_variances_of_its_terms()
    {
        var shares = Shares(3, x => (3 * x[0]) + (4 * x[1]), u => u);
        double[] expected = [9.0 / 25, 16.0 / 25, 0];
        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], shares[i].Total, 0.02);
        Assert.Equal(1, shares.Sum(s => s.First), 0.05);
    }

    [Fact]
    public void What_does_not_vary_has_no_shares() => Assert.All(Shares(2, _ => 5, u => u), s => Assert.Equal(default, s));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.05, -1.6448536269514722)]
    [InlineData(0.9999, 3.719016485455709)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Quantiles_of_the_normal_distribution_are_those_of_tables(double p, double quantile) => Assert.Equal(quantile, Normal.Quantile(p), 12);

    [Fact]
    public void Elasticities_keep_a_papers_pattern_and_add_an_error_of_the_size_in_which_papers_disagree()
    {
        double[][] papers = [[2, 4, 8], [3, 5, 9], [1, 4, 10]];
        var world = WithSets(papers);
        var draws = new ElasticityDraws(world);
        double[] logs = [.. papers.SelectMany(p => p.Select(θ => Math.Log(θ)))];
        double grand = logs.Average(), sum = 0;
        for (int p = 0; p < 3; p++)
            for (int j = 0; j < 3; j++)
                sum += Math.Pow(Math.Log(papers[p][j]) - papers[p].Average(θ => Math.Log(θ)) - papers.Average(q => Math.Log(q[j])) + grand, 2);
        Assert.Equal(Math.Sqrt(sum / 4), draws.ErrorWithin, 12);
        var drawn = Enumerable.Range(0, Draws).Select(d => draws.Draw(new CounterRandom(1, d), new CounterRandom(2, d))[0]).Order().ToArray();
        Assert.InRange(drawn[Draws / 2], 1.8, 2.2);
        Assert.True(drawn.Distinct().Count() > Draws / 2);
        Assert.InRange(drawn[0], 1 * Math.Exp(-2.001 * draws.ErrorWithin), 1);
    }

    [Fact]
    public void An_input_that_is_not_swapped_draws_the_same()
    {
        var world = ShippedWorld.Value;
        var scenario = ScenarioFile.Read(Path.Combine(Repository.Root, "cases", "colombia-belt-and-road", "both.yaml")).Resolve(world);
        var draws = new ScenarioDraws(scenario, new ElasticityDraws(world));
        Assert.Equal(["Trade elasticities: which study", "Trade elasticities: errors within a study", "Estimate 'belt-and-road'"], draws.Inputs);
        CounterRandom first = new(5, 3), second = VarianceShares.Other(first);
        var (θ, shock) = draws.Draw(InputSource.Of(first));
        var (sameθ, other) = draws.Draw(new InputSource(first, second, 2));
        Assert.Equal(θ, sameθ);
        Assert.NotEqual(shock.Cells, other.Cells);
        Assert.NotEqual(θ, draws.Draw(new InputSource(first, second, 0)).Elasticities);
        Assert.NotEqual(θ, draws.Draw(new InputSource(first, second, 1)).Elasticities);
    }

    [Fact]
    public void Elasticities_grow_from_the_first_year_to_the_long_run_as_published()
    {
        Assert.Equal((0.76 / 2.25, 7), (ElasticityHorizon.Draw(1, 0).FirstShare, ElasticityHorizon.Draw(1, 0).Years));
        Assert.Equal((0.76 / 1.75, 10), (ElasticityHorizon.Draw(0, 1).FirstShare, ElasticityHorizon.Draw(0, 1).Years));
        var central = ElasticityHorizon.Central;
        Assert.Equal((0.38, 0.38), (central.Share(0), central.Share(1)));
        Assert.Equal(1 - (0.05 * 0.62), central.Share(8.5), 12);
        for (int h = 1; h < 30; h++) Assert.True(central.Share(h) < central.Share(h + 1) && central.Share(h + 1) < 1);
    }

    private static IReadOnlyList<VarianceShare> Shares(int inputs, Func<double[], double> f, Func<double, double> scale)
    {
        Samples Sample(Func<CounterRandom, InputSource> source) => Ensemble.Run(Draws, 11, 2, 1, (random, row) =>
        {
            var from = source(random!.Value);
            row[0] = f([.. Enumerable.Range(0, inputs).Select(i => scale(from[i].Uniform(i)))]);
            return true;
        });
        return VarianceShares.Of(
            Sample(InputSource.Of),
            Sample(r => InputSource.Of(VarianceShares.Other(r))),
            [.. Enumerable.Range(0, inputs).Select(i => Sample(r => new InputSource(r, VarianceShares.Other(r), i)))],
            0);
    }

    private static World WithSets(double[][] papers)
    {
        var world = Worlds.RandomWorlds.Balanced(3, 3, 2);
        return new World(new WorldData
        {
            Name = world.Name,
            Year = world.Year,
            Unit = world.Unit,
            Economies = world.Economies,
            Sectors = world.Sectors,
            Flows = world.Flows,
            Tariffs = world.Tariffs,
            InputCoefficients = world.InputCoefficients,
            ValueAddedShares = world.ValueAddedShares,
            FinalDemand = world.FinalDemand,
            TradeElasticities = world.TradeElasticities,
            ElasticitySets = [.. papers.Select((p, k) => new ElasticitySet($"paper_{k}", "", p, [true, true, true]))],
            Provenance = world.Provenance,
        });
    }
}

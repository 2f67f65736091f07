using CsCheck;
using Realign.Dependence;
using Realign.Tests.Worlds;
using Realign.Worlds;

namespace Realign.Tests.Dependence;

public class DependenceMeasureTests
{
    private static readonly Gen<World> _worlds = Gen.OneOf(RandomWorlds.Any, RandomWorlds.WithSilentSectors).Where(DenseSystem.IsSound);

    [Fact]
    public void Value_added_exports_are_GDP_less_own_absorption() => _worlds.Sample(
        world =>
        {
            var matrix = DependenceMatrix.Of(new InputOutputSystem(world));
            for (int n = 0; n < world.Economies.Count; n++)
            {
                double dutiesOnFinal = Enumerable.Range(0, world.Sectors.Count).Sum(j => FinalDuties(world, n, j));
                double abroad = Enumerable.Range(0, world.Economies.Count).Where(m => m != n).Sum(m => matrix.ValueAdded[n, m]);
                Assert.Equal(world.Gdp(n) - (matrix.ValueAdded[n, n] + dutiesOnFinal), abroad, 1e-9 * world.Gdp(n));
            }
        },
        iter: 50);

    [Fact]
    public void Value_added_in_a_demand_is_that_demand() => _worlds.Sample(
        world =>
        {
            var matrix = DependenceMatrix.Of(new InputOutputSystem(world));
            for (int m = 0; m < world.Economies.Count; m++)
            {
                double net = Enumerable.Range(0, world.Sectors.Count).Sum(j => world.FinalDemand[m, j] - FinalDuties(world, m, j));
                Assert.Equal(net, Enumerable.Range(0, world.Economies.Count).Sum(n => matrix.ValueAdded[n, m]), 1e-9 * net);
            }
        },
        iter: 50);

    [Fact]
    public void Measures_of_a_pair_are_those_of_explicit_inverses() => _worlds.Sample(
        world =>
        {
            var dense = new DenseSystem(world);
            var system = new InputOutputSystem(world);
            var matrix = DependenceMatrix.Of(system, threads: 2);
            for (int n = 0; n < dense.N; n++)
            {
                for (int m = 0; m < dense.N; m++)
                {
                    if (m == n) continue;
                    var pair = PairDependence.Of(system, EconomyGroup.Of(world, n), EconomyGroup.Of(world, m));
                    double exports = Sum(dense, (i, j) => i == n ? 0 : world.Flows[i, n, j]), imports = Sum(dense, (i, j) => i == n ? 0 : world.Flows[n, i, j]);
                    Agree(Sum(dense, (i, j) => i == m ? world.Flows[m, n, j] : 0) / exports, pair.ExportShare, matrix.ExportShare[n, m]);
                    Agree(Sum(dense, (i, j) => i == m ? world.Flows[n, m, j] : 0) / imports, pair.ImportShare, matrix.ImportShare[n, m]);
                    Agree(dense.ValueAdded(n, m) / world.Gdp(n), pair.ValueAddedShare, matrix.ValueAddedShare[n, m]);
                    Agree(Reliance(dense, n, m), pair.InputReliance, matrix.InputReliance[n, m]);
                    Agree(Cost(dense, n, m), pair.CostShare, matrix.CostShare[n, m]);
                    Agree(Extraction(dense, [n], [m]) / world.Gdp(n), pair.ExtractionLoss, matrix.ExtractionLoss[n, m]);
                }
            }
        },
        iter: 15);

    [Fact]
    public void A_group_is_measured_as_one_economy() => Gen.Select(Gen.Int[4, 6], Gen.Int[1, 4], Gen.Int[0, int.MaxValue], (n, j, seed) => RandomWorlds.Balanced(n, j, seed)).Where(DenseSystem.IsSound).Sample(
        world =>
        {
            var dense = new DenseSystem(world);
            var system = new InputOutputSystem(world);
            int[] ours = [0, 2], theirs = [1, 3];
            var pair = PairDependence.Of(system, EconomyGroup.Find(world, "E01,E03"), EconomyGroup.Find(world, "E02,E04"));
            double gdp = ours.Sum(world.Gdp);
            Assert.Equal(ours.Sum(n => theirs.Sum(m => dense.ValueAdded(n, m))) / gdp, pair.ValueAddedShare, 1e-11);
            Assert.Equal(Extraction(dense, ours, theirs) / gdp, pair.ExtractionLoss, 1e-11);
            double to = ours.Sum(n => theirs.Sum(m => Row(world, m, n))), all = ours.Sum(n => Enumerable.Range(0, dense.N).Where(m => !ours.Contains(m)).Sum(m => Row(world, m, n)));
            Assert.Equal(to / all, pair.ExportShare, 1e-13);
            Assert.Equal(Enumerable.Range(0, dense.N).Where(m => !ours.Contains(m)).Sum(m => Math.Pow(ours.Sum(n => Row(world, m, n)) / all, 2)), pair.ExportConcentration, 1e-13);
        },
        iter: 20);

    [Fact]
    public void Sectors_add_up_to_the_economy()
    {
        var world = ShippedWorld.Value;
        var system = new InputOutputSystem(world);
        var pair = PairDependence.Of(system, EconomyGroup.Find(world, "COL"), EconomyGroup.Find(world, "USA"));
        int n = world.EconomyIndex("COL");
        double Weighted(Func<SectorDependence, double> share, Func<int, double> weight) => Enumerable.Range(0, world.Sectors.Count).Where(j => weight(j) > 0).Sum(j => share(pair.Sectors[j]) * weight(j));
        double ValueAdded(int j) => system.ValueAddedCoefficients[n, j] * world.Output[n, j];
        Assert.Equal(pair.ValueAddedShare, Weighted(s => s.ValueAddedShare, ValueAdded) / world.Gdp(n), 1e-12);
        Assert.Equal(pair.ExtractionLoss, Weighted(s => s.ExtractionLoss, ValueAdded) / world.Gdp(n), 1e-12);
        Assert.Equal(pair.CostShare, Weighted(s => s.CostShare, j => world.Output[n, j]) / world.Output.RowSum(n), 1e-12);
        Assert.Equal(pair.ExportsToGdp, Weighted(s => s.OutputShare, j => world.Output[n, j]) / world.Gdp(n), 1e-12);
    }

    [Fact]
    public void Extraction_costs_at_least_what_the_partner_absorbs_directly_and_an_economy_that_sells_nothing_there_loses_only_through_others()
    {
        var system = new InputOutputSystem(ShippedWorld.Value);
        var matrix = DependenceMatrix.Of(system, threads: 2);
        for (int n = 0; n < system.Economies; n++)
        {
            Assert.Equal(0, matrix.ExtractionLoss[n, n]);
            Assert.Equal(1, matrix.CostShare.RowSum(n), 1e-11);
            Assert.Equal(1, matrix.InputReliance.RowSum(n), 1e-11);
            for (int m = 0; m < system.Economies; m++) Assert.True(matrix.ExtractionLoss[n, m] >= 0);
        }
    }

    [Theory]
    [InlineData("XXX", "USA", "no economy or group")]
    [InlineData("COL", "COL", "both sides")]
    [InlineData("USA", "usmca", "both sides")]
    [InlineData("world", "USA", "whole world")]
    [InlineData("", "USA", "No economy")]
    public void Who_cannot_be_a_pair_is_told_why(string subject, string partner, string rule)
    {
        var world = ShippedWorld.Value;
        var system = new InputOutputSystem(world);
        var error = Assert.Throws<RealignException>(() => PairDependence.Of(system, EconomyGroup.Find(world, subject), EconomyGroup.Find(world, partner)));
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
    }

    private static void Agree(double expected, double pair, double matrix)
    {
        Assert.Equal(expected, pair, 1e-11);
        Assert.Equal(expected, matrix, 1e-11);
    }

    private static double FinalDuties(World world, int n, int j)
    {
        double duties = 0, spent = 0;
        for (int i = 0; i < world.Economies.Count; i++)
        {
            duties += world.Flows[n, i, j] * world.Tariffs[n, i, j];
            spent += world.Flows[n, i, j] * (1 + world.Tariffs[n, i, j]);
        }

        return spent > 0 ? duties / spent * world.FinalDemand[n, j] : 0;
    }

    private static double Sum(DenseSystem dense, Func<int, int, double> value) => Enumerable.Range(0, dense.N).Sum(i => Enumerable.Range(0, dense.J).Sum(j => value(i, j)));

    private static double Row(World world, int n, int i) => Enumerable.Range(0, world.Sectors.Count).Sum(j => world.Flows[n, i, j]);

    private static double Reliance(DenseSystem d, int n, int m)
    {
        double his = 0, all = 0;
        for (int k = 0; k < d.J; k++)
        {
            for (int row = 0; row < d.Size; row++)
            {
                double tiers = d.World.Output[n, k] * (d.B[row, d.At(n, k)] - (row == d.At(n, k) ? 1 : 0));
                all += tiers;
                if (row / d.J == m) his += tiers;
            }
        }

        return his / all;
    }

    private static double Cost(DenseSystem d, int n, int m)
    {
        double his = 0, all = 0;
        for (int k = 0; k < d.J; k++)
        {
            all += d.World.Output[n, k];
            his += d.World.Output[n, k] * d.Content(d.B, m, d.At(n, k));
        }

        return his / all;
    }

    /// <summary>Value added that the first side loses when its trade with the other is struck out of A and F.</summary>
    private static double Extraction(DenseSystem d, int[] ours, int[] theirs)
    {
        var a = (double[,])d.A.Clone();
        double[] before = new double[d.Size], after = new double[d.Size];
        bool Struck(int seller, int buyer) => (ours.Contains(seller) && theirs.Contains(buyer)) || (theirs.Contains(seller) && ours.Contains(buyer));
        for (int row = 0; row < d.Size; row++)
        {
            for (int column = 0; column < d.Size; column++)
                if (Struck(row / d.J, column / d.J)) a[row, column] = 0;
            for (int m = 0; m < d.N; m++)
            {
                before[row] += d.F[row, m];
                if (!Struck(row / d.J, m)) after[row] += d.F[row, m];
            }
        }

        double[] y = DenseSystem.Times(d.B, before), left = DenseSystem.Times(DenseSystem.Inverse(DenseSystem.Identity(a)), after);
        return ours.Sum(n => Enumerable.Range(0, d.J).Sum(j => d.V[d.At(n, j)] * (y[d.At(n, j)] - left[d.At(n, j)])));
    }
}

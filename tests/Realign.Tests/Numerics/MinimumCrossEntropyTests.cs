using Realign.Numerics;

namespace Realign.Tests.Numerics;

public class MinimumCrossEntropyTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void Row_and_column_sums_with_equal_weights_give_what_scaling_rows_and_columns_in_turn_gives()
    {
        double[] prior = [4, 1, 0, 2, 3, 5, 1, 1, 2], rows = [8, 7, 9], columns = [10, 6, 8];
        var problem = Table(prior, Ones(9), [.. rows, .. columns]);
        Assert.True(problem.Solve(Tolerance, 50, default).Converged);
        double[] scaled = ScaledInTurn(prior, rows, columns);
        for (int v = 0; v < 9; v++) Assert.Equal(scaled[v], problem.Values[v], 1e-10);
    }

    [Fact]
    public void One_sum_with_equal_weights_scales_everything_alike()
    {
        var problem = new MinimumCrossEntropy([1, 2, 5], [3, 3, 3], [0, 1, 2, 3], [0, 0, 0], [1, 1, 1], [16]);
        Assert.True(problem.Solve(Tolerance, 50, default).Converged);
        Assert.Equal([2, 4, 10], problem.Values.ToArray().Select(x => Math.Round(x, 10)));
    }

    [Fact]
    public void Twice_the_weight_moves_half_as_far_in_logarithms()
    {
        // 10 r + 10 √r = 15 for r = e^λ, so √r = (√7 − 1) / 2.
        var problem = new MinimumCrossEntropy([10, 10], [1, 2], [0, 1, 2], [0, 0], [1, 1], [15]);
        Assert.True(problem.Solve(Tolerance, 50, default).Converged);
        double root = (Math.Sqrt(7) - 1) / 2;
        Assert.Equal(10 * root * root, problem.Values[0], 1e-10);
        Assert.Equal(10 * root, problem.Values[1], 1e-10);
    }

    [Fact]
    public void At_the_solution_no_move_that_keeps_the_constraints_lowers_the_objective()
    {
        double[] prior = [4, 1, 3, 2, 3, 5, 1, 1, 2], weight = [1, 2, 4, 1, 0.25, 1, 3, 1, 0.5];
        var problem = Table(prior, weight, [8, 7, 9, 10, 6, 8]);
        Assert.True(problem.Solve(Tolerance, 50, default).Converged);
        double Slope(int v) => weight[v] * Math.Log(problem.Values[v] / prior[v]);
        for (int r = 0; r < 2; r++)
            for (int c = 0; c < 2; c++)
                Assert.Equal(0, Slope((3 * r) + c) - Slope((3 * r) + c + 1) - Slope((3 * r) + c + 3) + Slope((3 * r) + c + 4), 1e-9);
    }

    [Fact]
    public void Constraints_with_any_coefficients_are_met()
    {
        // x − 2 y = 0 and 3 x + y + z = 14.
        var problem = new MinimumCrossEntropy([1, 1, 1], [1, 1, 1], [0, 2, 4, 5], [0, 1, 0, 1, 1], [1, 3, -2, 1, 1], [0, 14]);
        Assert.True(problem.Solve(Tolerance, 50, default).Converged);
        var x = problem.Values;
        Assert.Equal(0, x[0] - (2 * x[1]), 1e-10);
        Assert.Equal(14, (3 * x[0]) + x[1] + x[2], 1e-10);
    }

    [Fact]
    public void A_prior_that_meets_the_constraints_stays_as_it_is()
    {
        double[] prior = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var problem = Table(prior, Ones(9), [6, 15, 24, 12, 15, 18]);
        var ending = problem.Solve(Tolerance, 50, default);
        Assert.Equal((true, 1), (ending.Converged, ending.Steps));
        Assert.Equal(prior, problem.Values.ToArray());
    }

    [Theory]
    [InlineData(1e-11)]
    [InlineData(1e-13)]
    public void Constraints_that_repeat_others_do_no_harm(double tolerance)
    {
        // The parts, and their total once more, as it comes out of sums that round differently.
        double[] shares = [0.1, 0.2, 0.3, 1e-7, 0.4 - 1e-7], prior = [5, 1e-3, 40, 2, 7, 1e4];
        var problem = new MinimumCrossEntropy(
            prior, [4, 4, 4, 4, 4, 1], [0, 3, 6, 9, 12, 15, 16], [0, 5, 6, 1, 5, 6, 2, 5, 6, 3, 5, 6, 4, 5, 6, 6],
            [.. Enumerable.Repeat(1.0, 16)], [.. shares.Select(s => s * 14336.7), 14336.7, 20000]);
        var ending = problem.Solve(tolerance, 50, default);
        Assert.True(ending.Converged, $"{ending}");
        Assert.Equal(20000 - 14336.7, problem.Values[5], 1e-6);
    }

    [Fact]
    public void Zeros_stay_zero()
    {
        var problem = Table([4, 1, 0, 2, 3, 5, 1, 1, 2], Ones(9), [8, 7, 9, 10, 6, 8]);
        Assert.True(problem.Solve(Tolerance, 50, default).Converged);
        Assert.Equal(0, problem.Values[2]);
    }

    [Fact]
    public void What_only_zeros_could_meet_is_named_as_unmet()
    {
        var problem = new MinimumCrossEntropy([1, 0, 0], Ones(3), [0, 1, 2, 3], [0, 1, 1], [1, 1, 1], [2, 5]);
        var ending = problem.Solve(Tolerance, 50, default);
        Assert.Equal((false, 1), (ending.Converged, ending.WorstConstraint));
        Assert.Equal(1, ending.Violation, 1e-12);
    }

    [Fact]
    public void Constraints_that_contradict_each_other_do_not_converge()
    {
        // The same sum twice, with two values.
        var problem = new MinimumCrossEntropy([1, 2], Ones(2), [0, 2, 4], [0, 1, 0, 1], [1, 1, 1, 1], [4, 5]);
        var ending = problem.Solve(Tolerance, 50, default);
        Assert.False(ending.Converged);
        Assert.InRange(ending.Violation, 0.05, 1);
    }

    [Fact]
    public void A_cancelled_solve_stops()
    {
        var problem = Table([4, 1, 3, 2, 3, 5, 1, 1, 2], Ones(9), [8, 7, 9, 10, 6, 8]);
        Assert.Throws<OperationCanceledException>(() => problem.Solve(Tolerance, 50, new CancellationToken(true)));
    }

    /// <summary>A 3 × 3 table, row-major, with row sums as constraints 0 to 2 and column sums as 3 to 5.</summary>
    private static MinimumCrossEntropy Table(double[] prior, double[] weight, double[] sums) => new(
        prior, weight, [.. Enumerable.Range(0, 10).Select(v => 2 * v)],
        [.. Enumerable.Range(0, 9).SelectMany(v => (int[])[v / 3, 3 + (v % 3)])], Ones(18), sums);

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static double[] ScaledInTurn(double[] prior, double[] rows, double[] columns)
    {
        double[] x = [.. prior];
        for (int round = 0; round < 2000; round++)
        {
            for (int r = 0; r < 3; r++)
            {
                double factor = rows[r] / (x[3 * r] + x[(3 * r) + 1] + x[(3 * r) + 2]);
                for (int c = 0; c < 3; c++) x[(3 * r) + c] *= factor;
            }

            for (int c = 0; c < 3; c++)
            {
                double factor = columns[c] / (x[c] + x[3 + c] + x[6 + c]);
                for (int r = 0; r < 3; r++) x[(3 * r) + c] *= factor;
            }
        }

        return x;
    }
}

using Realign.Cases;

namespace Realign.Tests.Cases;

public class ShapleyTests
{
    /// <summary>Two left gloves and one right: the textbook's values are 1/6, 1/6 and 2/3.</summary>
    [Fact]
    public void The_glove_game_has_the_values_of_textbooks()
    {
        double[] worth = new double[8];
        for (int c = 0; c < 8; c++) worth[c] = Math.Min((c & 1) + ((c >> 1) & 1), (c >> 2) & 1);
        double[] values = Shapley.Values(3, worth);
        Assert.Equal([1.0 / 6, 1.0 / 6, 2.0 / 3], values.Select(v => Math.Round(v, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Values_are_the_mean_contribution_over_all_orders_and_sum_to_the_worth_of_all()
    {
        var random = new Random(7);
        double[] worth = [.. Enumerable.Range(0, 16).Select(_ => random.NextDouble())];
        double[] expected = new double[4];
        int orders = 0;
        foreach (int[] order in Orders([0, 1, 2, 3]))
        {
            int coalition = 0;
            foreach (int p in order)
            {
                expected[p] += worth[coalition | (1 << p)] - worth[coalition];
                coalition |= 1 << p;
            }

            orders++;
        }

        double[] values = Shapley.Values(4, worth);
        for (int p = 0; p < 4; p++) Assert.Equal(expected[p] / orders, values[p], 12);
        Assert.Equal(worth[15] - worth[0], values.Sum(), 12);
    }

    [Fact]
    public void A_worth_for_every_coalition_is_needed() =>
        Assert.Contains("there are 8 coalitions", Assert.Throws<RealignException>(() => Shapley.Values(3, [0, 1])).Message, StringComparison.Ordinal);

    private static IEnumerable<int[]> Orders(int[] players) => players.Length == 0
        ? [[]]
        : players.SelectMany(first => Orders([.. players.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));
}

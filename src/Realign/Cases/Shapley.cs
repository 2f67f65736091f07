using System.Numerics;

namespace Realign.Cases;

/// <summary>Shapley's value (1953, A Value for n-Person Games): what each player adds to a coalition, averaged over the orders of joining.</summary>
public static class Shapley
{
    /// <summary>The values of all players; they sum to the value of all together less that of nobody.</summary>
    /// <param name="players">How many.</param>
    /// <param name="worth">Worth of every coalition; bit p of the index is player p.</param>
    /// <exception cref="RealignException">There is not one worth for every coalition.</exception>
    public static double[] Values(int players, IReadOnlyList<double> worth)
    {
        ArgumentNullException.ThrowIfNull(worth);
        if (worth.Count != 1 << players) throw new RealignException($"{worth.Count} worths were given for {players} players; there are {1 << players} coalitions.");
        var values = new double[players];
        for (int p = 0; p < players; p++)
            for (int coalition = 0; coalition < worth.Count; coalition++)
                if ((coalition & (1 << p)) == 0)
                    values[p] += Weight(players, BitOperations.PopCount((uint)coalition)) * (worth[coalition | (1 << p)] - worth[coalition]);
        return values;
    }

    /// <summary>|S|! (n − |S| − 1)! / n!: the share of orders in which exactly S is there already.</summary>
    private static double Weight(int players, int size)
    {
        double orders = players;
        for (int k = 1; k <= size; k++) orders = orders * (players - k) / k;
        return 1 / orders;
    }
}

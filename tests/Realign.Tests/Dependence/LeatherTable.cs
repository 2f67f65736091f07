using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Dependence;

/// <summary>
/// The example table of the R packages decompr (Quast and Kummritz) and icio (Krantz): Argentina, Turkey, Germany; agriculture, textile and leather, transport equipment.
/// Its users import in different proportions, a world's do not, so that each good becomes four products here, one for each use: by the three sectors and final.
/// The products of a good are made alike, and their sum is the table.
/// </summary>
internal static class LeatherTable
{
    public const int Economies = 3, Goods = 3, Uses = Goods + 1;

    private static readonly double[,] _inputs =
    {
        { 16.1, 5.1, 1.8, 3.2, 4.3, 0.4, 3.1, 2.8, 4.9 },
        { 2.4, 8.0, 3.2, 0.1, 3.2, 1.6, 1.2, 3.9, 11.5 },
        { 0.9, 0.5, 4.0, 0.0, 0.1, 0.3, 0.0, 0.4, 0.5 },
        { 1.1, 1.9, 0.2, 18.0, 13.2, 6.1, 9.0, 3.1, 8.9 },
        { 0.3, 2.8, 0.1, 6.1, 28.1, 6.3, 2.1, 2.5, 25.6 },
        { 0.0, 0.1, 0.3, 4.1, 3.2, 8.9, 0.2, 0.0, 1.8 },
        { 1.2, 4.2, 0.3, 4.1, 1.2, 0.6, 29.0, 19.5, 17.9 },
        { 1.3, 1.1, 0.0, 3.2, 4.8, 2.6, 5.1, 29.1, 24.1 },
        { 2.1, 1.4, 3.0, 4.1, 3.1, 3.9, 11.3, 8.1, 51.3 },
    };

    private static readonly double[,] _final =
    {
        { 21.5, 6.1, 8.4 }, { 16.2, 1.9, 5.1 }, { 11.0, 0.5, 0.8 },
        { 7.5, 29.5, 14.2 }, { 8.9, 24.9, 16.9 }, { 1.2, 18.5, 4.9 },
        { 9.2, 17.9, 51.2 }, { 7.9, 10.1, 38.5 }, { 25.1, 35.2, 68.4 },
    };

    /// <summary>Position of a product: a good for a use.</summary>
    public static int Product(int good, int use) => (good * Uses) + use;

    public static World ToWorld()
    {
        int J = Goods * Uses;
        var output = new double[Economies * Goods];
        for (int row = 0; row < output.Length; row++)
        {
            for (int column = 0; column < Economies * Goods; column++) output[row] += _inputs[row, column];
            for (int m = 0; m < Economies; m++) output[row] += _final[row, m];
        }

        double Bought(int n, int good, int use) => Enumerable.Range(0, Economies).Sum(i => Flow(n, i, good, use));
        var coefficients = Tensor.Create(Economies, J, J, (n, k, j) =>
            k % Uses == j / Uses ? Bought(n, k / Uses, k % Uses) / output[(n * Goods) + (j / Uses)] : 0);
        return new World(new WorldData
        {
            Name = "leather",
            Year = 2015,
            Unit = "million USD",
            Economies = [new Economy("ARG", "Argentina", ""), new Economy("TUR", "Turkey", ""), new Economy("DEU", "Germany", "")],
            Sectors = [.. Enumerable.Range(0, J).Select(j => new Sector($"S{j / Uses}U{j % Uses}", $"Good {j / Uses} for use {j % Uses}", "", true))],
            Flows = Tensor.Create(Economies, Economies, J, (n, i, j) => Flow(n, i, j / Uses, j % Uses)),
            Tariffs = Tensor.Filled(Economies, Economies, J, 0),
            InputCoefficients = coefficients,
            ValueAddedShares = Matrix.Create(Economies, J, (n, j) => 1 - Enumerable.Range(0, J).Sum(k => coefficients[n, k, j])),
            TradeElasticities = [.. Enumerable.Repeat(4.0, J)],
        });
    }

    private static double Flow(int n, int i, int good, int use) => use == Goods ? _final[(i * Goods) + good, n] : _inputs[(i * Goods) + good, (n * Goods) + use];
}

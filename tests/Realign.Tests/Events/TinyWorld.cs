using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Events;

/// <summary>Three economies that trade a good (A01) and a service (H49), alike but for the tariffs on the good: the importer's position plus 1, in percent.</summary>
internal static class TinyWorld
{
    public const int Usa = 0, Chn = 1, Col = 2;

    public const int Good = 0, Service = 1;

    public static readonly World World = new(new WorldData
    {
        Name = "tiny",
        Year = 2024,
        Unit = "million USD",
        Economies =
        [
            new Economy("USA", "United States", "North America"),
            new Economy("CHN", "China", "East Asia & Pacific"),
            new Economy("COL", "Colombia", "Latin America & Caribbean"),
        ],
        Sectors = [new Sector("A01", "Crops", "", true), new Sector("H49", "Transport", "", false)],
        Flows = Tensor.Create(3, 3, 2, (n, i, _) => n == i ? 100 : 10),
        Tariffs = Tensor.Create(3, 3, 2, (n, i, j) => n == i || j == Service ? 0 : 0.01 * (n + 1)),
        InputCoefficients = Tensor.Create(3, 2, 2, (_, _, _) => 0.2),
        ValueAddedShares = Matrix.Create(3, 2, (_, _) => 0.6),
        TradeElasticities = [5, 4],
        ElasticitySets = [new ElasticitySet("caliendo_parro_2015", "Table 1", [8.11, 5], [true, false])],
    });
}

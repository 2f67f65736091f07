using System.Globalization;
using CsCheck;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Tests.Worlds;

/// <summary>Small invented worlds in which every accounting identity holds: tariffs, deficits, zero flows, positive final demand.</summary>
internal static class RandomWorlds
{
    private const double ShareOfZeroFlows = 0.15;
    private const double ShareOfZeroTariffs = 0.3;

    /// <summary>Worlds of 2 to 6 economies and 1 to 5 sectors.</summary>
    public static readonly Gen<World> Any =
        Gen.Select(Gen.Int[2, 6], Gen.Int[1, 5], Gen.Int[0, int.MaxValue], (economies, sectors, seed) => Balanced(economies, sectors, seed));

    /// <summary>As <see cref="Any"/>, with sectors that some economies do not have.</summary>
    public static readonly Gen<World> WithSilentSectors =
        Gen.Select(Gen.Int[2, 6], Gen.Int[2, 5], Gen.Int[0, int.MaxValue], (economies, sectors, seed) => Balanced(economies, sectors, seed, silentSectors: true));

    /// <summary>
    /// Economies E01, E02, …; sectors S01, S02, …, the last of them a service without tariffs when there are several. The same arguments give
    /// the same world. Silent sectors produce nothing in some economies, the first sector in the first economy among them.
    /// </summary>
    public static World Balanced(int economies, int sectors, int seed, bool silentSectors = false)
    {
        var draw = new Draw(economies, sectors, seed, silentSectors);
        return new World(new WorldData
        {
            Name = $"random {economies} × {sectors}, seed {seed}",
            Year = 2020,
            Unit = "million USD",
            Economies = [.. Enumerable.Range(1, economies).Select(n => new Economy($"E{Number(n)}", $"Economy {n}", "Invented"))],
            Sectors = [.. Enumerable.Range(1, sectors).Select(j => new Sector($"S{Number(j)}", $"Sector {j}", "", sectors == 1 || j < sectors))],
            Flows = draw.Flows(),
            Tariffs = draw.Tariffs,
            InputCoefficients = draw.Coefficients,
            ValueAddedShares = draw.ValueAddedShares,
            TradeElasticities = draw.Elasticities(),
            ElasticitySets = [new ElasticitySet("uniform_4", "invented", [.. Enumerable.Repeat(4.0, sectors)], [.. Enumerable.Repeat(true, sectors)])],
            Provenance = new Provenance { Method = "Drawn at random and balanced by iteration." },
        });
    }

    private static string Number(int value) => value.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>Structure drawn at random, and the expenditure [n, j] at which all markets clear.</summary>
    private sealed class Draw
    {
        private readonly int _n;
        private readonly int _j;
        private readonly Random _random;
        private readonly Tensor _shares;
        private readonly Matrix _finalShares;

        /// <summary>Deficits over value added, before their mean is taken out.</summary>
        private readonly double[] _deficits;

        public Draw(int economies, int sectors, int seed, bool silentSectors)
        {
            (_n, _j, _random) = (economies, sectors, new Random(seed));
            var sizes = Values(economies, 0.2, 3);
            var silent = new bool[economies, sectors];
            if (silentSectors)
                for (int i = 0; i < economies; i++)
                    for (int j = 0; j < sectors; j++)
                        silent[i, j] = (i == 0 && j == 0) || (i != economies - 1 && j != sectors - 1 && _random.NextDouble() < 0.1);
            _shares = Shares(sizes, silent);
            Tariffs = Tensor.Create(economies, economies, sectors, (n, i, j) =>
                n == i || (sectors > 1 && j == sectors - 1) || _random.NextDouble() < ShareOfZeroTariffs ? 0 : 0.4 * _random.NextDouble());
            (Coefficients, ValueAddedShares) = Columns();
            _finalShares = Normalised(economies, sectors);
            _deficits = Values(economies, -0.1, 0.1);
        }

        public Tensor Tariffs { get; }

        public Tensor Coefficients { get; }

        public Matrix ValueAddedShares { get; }

        public double[] Elasticities() => Values(_j, 2, 9);

        public Tensor Flows()
        {
            var spent = Clear();
            return Tensor.Create(_n, _n, _j, (n, i, j) => _shares[n, i, j] * spent[n, j] / (1 + Tariffs[n, i, j]));
        }

        private double[,] Clear()
        {
            var spent = new double[_n, _j];
            for (int n = 0; n < _n; n++)
                for (int j = 0; j < _j; j++)
                    spent[n, j] = 1;
            for (int round = 0; round < 20_000; round++)
            {
                var next = Step(spent);
                double moved = 0;
                for (int n = 0; n < _n; n++)
                    for (int j = 0; j < _j; j++)
                        moved = Math.Max(moved, Math.Abs(next[n, j] - spent[n, j]) / (1e-3 + next[n, j]));
                spent = next;
                if (moved < 1e-14) break;
            }

            return spent;
        }

        /// <summary>One round of spending: sales follow expenditure, income follows sales, expenditure follows income. World value added is kept at 1000 an economy.</summary>
        private double[,] Step(double[,] spent)
        {
            var made = new double[_n, _j];
            var income = new double[_n];
            for (int n = 0; n < _n; n++)
                for (int i = 0; i < _n; i++)
                    for (int j = 0; j < _j; j++)
                    {
                        double shipped = _shares[n, i, j] * spent[n, j] / (1 + Tariffs[n, i, j]);
                        made[i, j] += shipped;
                        income[n] += Tariffs[n, i, j] * shipped;
                    }

            var earned = new double[_n];
            for (int n = 0; n < _n; n++)
                for (int j = 0; j < _j; j++)
                    earned[n] += ValueAddedShares[n, j] * made[n, j];
            double world = earned.Sum(), mean = earned.Zip(_deficits, (value, deficit) => value * deficit).Sum() / world;
            double scale = 1000.0 * _n / world;
            var next = new double[_n, _j];
            for (int n = 0; n < _n; n++)
            {
                income[n] += earned[n] * (1 + _deficits[n] - mean);
                for (int k = 0; k < _j; k++)
                {
                    double use = _finalShares[n, k] * income[n];
                    for (int j = 0; j < _j; j++) use += Coefficients[n, k, j] * made[n, j];
                    next[n, k] = use * scale;
                }
            }

            return next;
        }

        private Tensor Shares(double[] sizes, bool[,] silent)
        {
            var weights = Tensor.Create(_n, _n, _j, (n, i, j) =>
            {
                double weight = sizes[i] * (0.1 + _random.NextDouble()) * (n == i ? 3 : 1);
                return silent[i, j] || (n != i && i != _n - 1 && _random.NextDouble() < ShareOfZeroFlows) ? 0 : weight;
            });
            return Tensor.Create(_n, _n, _j, (n, i, j) => weights[n, i, j] / Enumerable.Range(0, _n).Sum(m => weights[n, m, j]));
        }

        private (Tensor Coefficients, Matrix ValueAddedShares) Columns()
        {
            var valueAdded = Matrix.Create(_n, _j, (_, _) => 0.3 + (0.4 * _random.NextDouble()));
            var weights = Tensor.Create(_n, _j, _j, (_, _, _) => _random.NextDouble());
            var coefficients = Tensor.Create(_n, _j, _j, (n, k, j) =>
                (1 - valueAdded[n, j]) * weights[n, k, j] / Enumerable.Range(0, _j).Sum(l => weights[n, l, j]));
            return (coefficients, valueAdded);
        }

        private Matrix Normalised(int rows, int columns)
        {
            var weights = Matrix.Create(rows, columns, (_, _) => 0.1 + _random.NextDouble());
            return Matrix.Create(rows, columns, (r, c) => weights[r, c] / weights.RowSum(r));
        }

        private double[] Values(int count, double least, double most) =>
            [.. Enumerable.Range(0, count).Select(_ => least + ((most - least) * _random.NextDouble()))];
    }
}

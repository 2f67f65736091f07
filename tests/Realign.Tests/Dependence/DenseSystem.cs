using Realign.Worlds;

namespace Realign.Tests.Dependence;

/// <summary>The input-output system in its plainest form: every matrix written out and inverted. Shares no code with the library's solver.</summary>
internal sealed class DenseSystem
{
    public DenseSystem(World world)
    {
        (World, N, J) = (world, world.Economies.Count, world.Sectors.Count);
        A = new double[Size, Size];
        F = new double[Size, N];
        for (int n = 0; n < N; n++)
        {
            for (int j = 0; j < J; j++)
            {
                double spent = 0;
                for (int i = 0; i < N; i++) spent += world.Flows[n, i, j] * (1 + world.Tariffs[n, i, j]);
                for (int i = 0; i < N; i++)
                {
                    double π = spent > 0 ? world.Flows[n, i, j] * (1 + world.Tariffs[n, i, j]) / spent : 0, net = π / (1 + world.Tariffs[n, i, j]);
                    for (int k = 0; k < J; k++) A[At(i, j), At(n, k)] = net * world.InputCoefficients[n, j, k];
                    F[At(i, j), n] = net * world.FinalDemand[n, j];
                }
            }
        }

        B = Inverse(Identity(A));
        V = new double[Size];
        for (int column = 0; column < Size; column++)
        {
            V[column] = 1;
            for (int row = 0; row < Size; row++) V[column] -= A[row, column];
        }
    }

    /// <summary>Whether no economy of a random world has shrunk to nothing beside the others, where shares of its GDP are rounding.</summary>
    public static bool IsSound(World world)
    {
        double[] gdp = [.. Enumerable.Range(0, world.Economies.Count).Select(world.Gdp)];
        return gdp.Min() > 1e-9 * gdp.Max();
    }

    public World World { get; }

    public int N { get; }

    public int J { get; }

    public int Size => N * J;

    public double[,] A { get; }

    /// <summary>Final demand [(i, j), m].</summary>
    public double[,] F { get; }

    public double[,] B { get; }

    public double[] V { get; }

    public int At(int n, int j) => (n * J) + j;

    /// <summary>B of the system in which s sells no inputs abroad.</summary>
    public double[,] WithoutInputExports(int s)
    {
        var a = (double[,])A.Clone();
        for (int j = 0; j < J; j++)
            for (int column = 0; column < Size; column++)
                if (column / J != s) a[At(s, j), column] = 0;
        return Inverse(Identity(a));
    }

    /// <summary>Value added of t in a unit of output, under some inverse.</summary>
    public double Content(double[,] inverse, int t, int column)
    {
        double sum = 0;
        for (int j = 0; j < J; j++) sum += V[At(t, j)] * inverse[At(t, j), column];
        return sum;
    }

    /// <summary>Value added of n that m's final demand absorbs.</summary>
    public double ValueAdded(int n, int m)
    {
        double sum = 0;
        for (int row = 0; row < Size; row++) sum += Content(B, n, row) * F[row, m];
        return sum;
    }

    /// <summary>Output under a system and its demand.</summary>
    public static double[] Times(double[,] matrix, double[] vector)
    {
        var product = new double[matrix.GetLength(0)];
        for (int r = 0; r < product.Length; r++)
            for (int c = 0; c < vector.Length; c++)
                product[r] += matrix[r, c] * vector[c];
        return product;
    }

    public static double[,] Identity(double[,] a)
    {
        var result = new double[a.GetLength(0), a.GetLength(0)];
        for (int r = 0; r < a.GetLength(0); r++)
            for (int c = 0; c < a.GetLength(0); c++)
                result[r, c] = (r == c ? 1 : 0) - a[r, c];
        return result;
    }

    /// <summary>Gauss and Jordan, with row exchanges.</summary>
    public static double[,] Inverse(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        var work = new double[size, 2 * size];
        for (int r = 0; r < size; r++)
        {
            for (int c = 0; c < size; c++) work[r, c] = matrix[r, c];
            work[r, size + r] = 1;
        }

        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int r = k; r < size; r++)
                if (Math.Abs(work[r, k]) > Math.Abs(work[pivot, k])) pivot = r;
            for (int c = 0; c < 2 * size; c++) (work[k, c], work[pivot, c]) = (work[pivot, c], work[k, c]);
            double diagonal = work[k, k];
            for (int c = 0; c < 2 * size; c++) work[k, c] /= diagonal;
            for (int r = 0; r < size; r++)
            {
                double factor = work[r, k];
                if (r == k || factor == 0) continue;
                for (int c = 0; c < 2 * size; c++) work[r, c] -= factor * work[k, c];
            }
        }

        var inverse = new double[size, size];
        for (int r = 0; r < size; r++)
            for (int c = 0; c < size; c++)
                inverse[r, c] = work[r, size + c];
        return inverse;
    }
}

using Realign.Dependence;

namespace Realign.Tests.Dependence;

/// <summary>
/// The terms as Borin and Mancini write them, chain by chain through L_rr and the inverse of the system without the exporter's exports of inputs; nothing of the
/// library's algebra is used.
/// </summary>
internal static class DenseExports
{
    /// <summary>By importer and sector: gross exports, absorbed abroad, reflection, domestic double counting, foreign value added, foreign double counting, directly absorbed.</summary>
    public static (double[,][] Source, double[,][] Sink) Of(DenseSystem d, int s)
    {
        int N = d.N, J = d.J;
        double[,][] source = new double[N, J][], sink = new double[N, J][];
        double[,] without = d.WithoutInputExports(s);
        var exports = new double[J];
        double[][] flows = [.. Enumerable.Range(0, N).Select(r => Enumerable.Range(0, J).Select(j => d.World.Flows[r, s, j]).ToArray())];
        for (int r = 0; r < N; r++)
            for (int j = 0; r != s && j < J; j++)
                exports[j] += flows[r][j];

        // Output that m's final demand needs; output that it needs when s's own exports of inputs and final goods are not counted; output that s's exports need.
        double[][] needed = [.. Enumerable.Range(0, N).Select(m => DenseSystem.Times(d.B, Column(d, m, null)))];
        double[][] neededWithout = [.. Enumerable.Range(0, N).Select(m => DenseSystem.Times(without, Column(d, m, s)))];
        var fromExports = new double[d.Size];
        for (int j = 0; j < J; j++) fromExports[d.At(s, j)] = exports[j];
        fromExports = DenseSystem.Times(without, fromExports);

        for (int r = 0; r < N; r++)
        {
            double[,] local = DenseSystem.Inverse(DenseSystem.Identity(Block(d, r, r)));
            double[] home = DenseSystem.Times(local, [.. Enumerable.Range(0, J).Select(j => d.F[d.At(r, j), r])]);
            for (int j = 0; j < J; j++)
            {
                int at = d.At(s, j);
                double flow = r == s ? 0 : flows[r][j];
                if (r == s)
                {
                    (source[r, j], sink[r, j]) = (new double[7], new double[7]);
                    continue;
                }

                double Inputs(Func<int, double> output)
                {
                    double sum = 0;
                    for (int k = 0; k < J; k++) sum += d.A[at, d.At(r, k)] * output(k);
                    return sum;
                }

                double first = 0, domestic = d.Content(d.B, s, at), foreign = 0, foreignFirst = 0;
                double[,] own = DenseSystem.Inverse(DenseSystem.Identity(Block(d, s, s)));
                for (int k = 0; k < J; k++) first += d.V[d.At(s, k)] * own[k, j];
                for (int t = 0; t < N; t++)
                {
                    if (t == s) continue;
                    foreign += d.Content(d.B, t, at);
                    foreignFirst += d.Content(without, t, at);
                }

                double abroad = 0;
                for (int m = 0; m < N; m++)
                    if (m != s) abroad += Inputs(k => needed[m][d.At(r, k)]);
                double back = Inputs(k => needed[s][d.At(r, k)]);
                double direct = first * (d.F[at, r] + Inputs(k => home[k]));
                source[r, j] = [flow, first * (d.F[at, r] + abroad), first * back, (domestic - first) * flow, foreignFirst * flow, (foreign - foreignFirst) * flow, direct];

                double abroadLast = d.F[at, r], backLast = Inputs(k => neededWithout[s][d.At(r, k)]), twice = Inputs(k => fromExports[d.At(r, k)]);
                for (int m = 0; m < N; m++)
                    if (m != s) abroadLast += Inputs(k => neededWithout[m][d.At(r, k)]);
                sink[r, j] = [flow, domestic * abroadLast, domestic * backLast, domestic * twice, foreign * (abroadLast + backLast), foreign * twice, direct];
            }
        }

        return (source, sink);
    }

    public static void AssertEqual(double[] expected, ExportTerms actual, double tolerance)
    {
        double[] terms = [actual.GrossExports, actual.AbsorbedAbroad, actual.Reflection, actual.DomesticDoubleCounting, actual.ForeignValueAdded, actual.ForeignDoubleCounting, actual.DirectlyAbsorbed];
        for (int k = 0; k < terms.Length; k++) Assert.Equal(expected[k], terms[k], tolerance);
    }

    private static double[,] Block(DenseSystem d, int row, int column)
    {
        var block = new double[d.J, d.J];
        for (int j = 0; j < d.J; j++)
            for (int k = 0; k < d.J; k++)
                block[j, k] = d.A[d.At(row, j), d.At(column, k)];
        return block;
    }

    /// <summary>m's final demand; without what s sells abroad of it, when s is given.</summary>
    private static double[] Column(DenseSystem d, int m, int? s)
    {
        var column = new double[d.Size];
        for (int row = 0; row < d.Size; row++) column[row] = s is { } exporter && row / d.J == exporter && m != exporter ? 0 : d.F[row, m];
        return column;
    }
}

using System.Runtime.Intrinsics;
using Realign.Numerics;

namespace Realign.Estimation;

/// <summary>
/// The regressors and, as the last column, the working variable, by position of a <see cref="Design"/>: panels of four interleaved columns, and the
/// operations on them. Pieces of the observations are worked on in parallel and summed in their order.
/// </summary>
internal sealed unsafe class Columns
{
    private readonly Design _design;
    private readonly Crew _crew;
    private readonly AlignedBuffer[] _panels;

    public Columns(Design design, Crew crew, int regressors)
    {
        (_design, _crew, Regressors) = (design, crew, regressors);
        _panels = [.. Enumerable.Range(0, (regressors / Absorption.Lanes) + 1).Select(_ => new AlignedBuffer(Absorption.Lanes * design.Observations))];
        Pieces = [.. design.Blocks.SelectMany(b => Enumerable.Range(0, b.ChunkCount).Select(c => (design.GroupStart[b.Chunks[c]], design.GroupStart[b.Chunks[c + 1]])))];
    }

    /// <summary>Columns but the working variable.</summary>
    public int Regressors { get; private set; }

    public int PanelCount => (Regressors / Absorption.Lanes) + 1;

    /// <summary>Ranges of positions, in order.</summary>
    public (int First, int Last)[] Pieces { get; }

    public double* Panel(int panel) => _panels[panel].Pointer;

    /// <summary>Where column <paramref name="column"/> of position 0 is; the next position is <see cref="Absorption.Lanes"/> further.</summary>
    public double* Column(int column) => _panels[column / Absorption.Lanes].Pointer + (column % Absorption.Lanes);

    public void Fill(int column, ReadOnlySpan<double> byRow)
    {
        double* at = Column(column);
        var rows = _design.Rows;
        for (int o = 0; o < rows.Length; o++) at[(long)Absorption.Lanes * o] = byRow[rows[o]];
    }

    /// <summary>Leaves columns out; those that stay move up.</summary>
    public void Keep(IReadOnlyList<int> regressors)
    {
        int[] from = [.. regressors, Regressors];
        for (int column = 0; column < from.Length; column++)
        {
            if (from[column] == column) continue;
            double* source = Column(from[column]), target = Column(column);
            for (long x = 0; x < (long)Absorption.Lanes * _design.Observations; x += Absorption.Lanes) target[x] = source[x];
        }

        int unused = Regressors - regressors.Count;
        Regressors = regressors.Count;
        for (int column = Regressors + 1; column < Math.Min(Regressors + 1 + unused, PanelCount * Absorption.Lanes); column++)
        {
            double* target = Column(column);
            for (long x = 0; x < (long)Absorption.Lanes * _design.Observations; x += Absorption.Lanes) target[x] = 0;
        }
    }

    /// <summary>Weighted inner products of all columns, the working variable last: a full matrix, row-major.</summary>
    public double[] CrossProducts(double* weights)
    {
        int lanes = Absorption.Lanes, panels = PanelCount, width = panels * lanes, pairs = panels * (panels + 1) / 2;
        var sums = new double[Pieces.Length][];
        _crew.ForEach(Pieces.Length, piece =>
        {
            var part = sums[piece] = new double[pairs * lanes * lanes];
            fixed (double* into = part)
            {
                for (int a = 0, pair = 0; a < panels; a++)
                    for (int b = 0; b <= a; b++, pair++) Multiply(Panel(a), Panel(b), weights, Pieces[piece], into + (pair * lanes * lanes));
            }
        });

        int columns = Regressors + 1;
        var products = new double[columns * columns];
        for (int a = 0, pair = 0; a < panels; a++)
        {
            for (int b = 0; b <= a; b++, pair++)
            {
                for (int x = 0; x < lanes * lanes; x++)
                {
                    int row = (a * lanes) + (x / lanes), column = (b * lanes) + (x % lanes);
                    if (row >= columns || column >= columns) continue;
                    double sum = 0;
                    foreach (double[] part in sums) sum += part[(pair * lanes * lanes) + x];
                    products[(row * columns) + column] = products[(column * columns) + row] = sum;
                }
            }
        }

        return products;
    }

    private static void Multiply(double* a, double* b, double* weights, (int First, int Last) piece, double* into)
    {
        Vector256<double> row0 = default, row1 = default, row2 = default, row3 = default;
        for (long o = piece.First, x = (long)Absorption.Lanes * piece.First; o < piece.Last; o++, x += Absorption.Lanes)
        {
            var right = Vector256.LoadAligned(b + x) * weights[o];
            row0 = Vector256.FusedMultiplyAdd(Vector256.Create(a[x]), right, row0);
            row1 = Vector256.FusedMultiplyAdd(Vector256.Create(a[x + 1]), right, row1);
            row2 = Vector256.FusedMultiplyAdd(Vector256.Create(a[x + 2]), right, row2);
            row3 = Vector256.FusedMultiplyAdd(Vector256.Create(a[x + 3]), right, row3);
        }

        row0.Store(into);
        row1.Store(into + 4);
        row2.Store(into + 8);
        row3.Store(into + 12);
    }
}

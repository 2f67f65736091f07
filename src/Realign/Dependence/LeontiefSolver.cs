using System.Runtime.Intrinsics;
using Realign.Numerics;

namespace Realign.Dependence;

/// <summary>
/// Solves (I − A) y = f, or its transpose, for eight right-hand sides at once by block Gauss–Seidel over groups of economies, each economy's own links solved
/// exactly. I − A is an M-matrix and this a regular splitting of it, so that it converges whenever the economy is productive (Varga 2000, Matrix Iterative
/// Analysis, theorem 3.29). The residual of the whole system is measured afterwards. Not thread-safe: one instance a thread.
/// </summary>
internal sealed unsafe class LeontiefSolver
{
    public const int Width = LeontiefTile.Columns;

    /// <summary>Largest residual, relative to the right-hand side in the same norm, that counts as solved.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>A sweep that moves no economy by more than this share of its own size is the last: small economies are as exact as large ones.</summary>
    private const double SmallestStep = 1e-14;

    /// <summary>Economies smaller than this share of a column are rounding.</summary>
    private const double SmallestEconomy = 1e-12;

    private const int MostSweeps = 1000;
    private readonly LeontiefBlocks _blocks;
    private readonly AlignedBuffer _state, _start, _gathered, _next, _other;
    private readonly int _n, _j, _np, _jp;

    public LeontiefSolver(LeontiefBlocks blocks)
    {
        _blocks = blocks;
        (_n, _j, _np, _jp) = (blocks.N, blocks.J, blocks.Np, blocks.Jp);
        int size = _jp * _np * Width;
        (_state, _start, _other) = (new AlignedBuffer(size), new AlignedBuffer(size), new AlignedBuffer(size));
        _gathered = new AlignedBuffer(_jp * LeontiefBlocks.Group * Width);
        _next = new AlignedBuffer(_jp * Width);
    }

    /// <summary>Sweeps of the last solve.</summary>
    public int Sweeps { get; private set; }

    /// <summary>Links that are cut in single columns; null for none. Only for the forward system.</summary>
    public LeontiefCuts? Cuts { get; set; }

    /// <summary>y = (I − A)⁻¹ f for up to eight columns.</summary>
    /// <param name="f">[(n, j)][column].</param>
    /// <param name="columns">How many, 1 to 8.</param>
    /// <param name="y">As f.</param>
    /// <exception cref="NotConvergedException">The sweeps do not settle, or the residual is too large.</exception>
    public void Solve(ReadOnlySpan<double> f, int columns, Span<double> y)
    {
        // Iterates on z = G y, the inputs that are bought: z_n = K_n (f_n + Σ_m s_mn z_m).
        Load(f, columns, _other);
        for (int n = 0; n < _n; n++) Multiply(_blocks.Chain, n, Economy(_other, n), Stride, Economy(_start, n));
        Sweep(_blocks.Forward, _blocks.Chain);
        for (int first = 0; first < _np; first += LeontiefBlocks.Group)
        {
            Gather(_blocks.Forward, first);
            for (int n = first; n < Math.Min(first + LeontiefBlocks.Group, _n); n++)
            {
                Add(Economy(_other, n), Stride, Gathered(n - first), GroupStride);
                Multiply(_blocks.Local, n, Gathered(n - first), GroupStride, Economy(_start, n));
            }
        }

        Store(_start, columns, y);
        CheckForward(f, columns);
    }

    /// <summary>λ' = v' (I − A)⁻¹ for up to eight columns.</summary>
    /// <param name="v">[(n, j)][column].</param>
    /// <param name="columns">How many, 1 to 8.</param>
    /// <param name="λ">As v.</param>
    /// <exception cref="NotConvergedException">The sweeps do not settle, or the residual is too large.</exception>
    public void SolveTransposed(ReadOnlySpan<double> v, int columns, Span<double> λ)
    {
        Load(v, columns, _other);
        for (int n = 0; n < _n; n++) Multiply(_blocks.LocalTransposed, n, Economy(_other, n), Stride, Economy(_start, n));
        Sweep(_blocks.Backward, _blocks.ChainTransposed);
        Store(_state, columns, λ);
        CheckTransposed(columns);
    }

    private int Stride => _np * Width;

    private const int GroupStride = LeontiefBlocks.Group * Width;

    private static double* Economy(AlignedBuffer buffer, int n) => buffer.Pointer + (n * Width);

    private double* Gathered(int member) => _gathered.Pointer + (member * Width);

    /// <summary>state_n = start_n + M_n Σ_m s state_m, group by group, until no column moves.</summary>
    private void Sweep(AlignedBuffer shares, AlignedBuffer blocks)
    {
        _start.Span.CopyTo(_state.Span);
        Vector256<double> total0 = default, total1 = default;
        for (Sweeps = 1; Sweeps <= MostSweeps; Sweeps++)
        {
            Vector256<double> floor0 = SmallestEconomy * total0, floor1 = SmallestEconomy * total1;
            (total0, total1) = (default, default);
            bool settled = true;
            for (int first = 0; first < _np; first += LeontiefBlocks.Group)
            {
                Gather(shares, first);
                for (int n = first; n < Math.Min(first + LeontiefBlocks.Group, _n); n++)
                {
                    Vector256<double> moved0 = default, moved1 = default, size0 = default, size1 = default;
                    Multiply(blocks, n, Gathered(n - first), GroupStride, _next.Pointer, Width);
                    double* state = Economy(_state, n), start = Economy(_start, n), next = _next.Pointer;
                    for (int j = 0; j < _j; j++, state += Stride, start += Stride, next += Width)
                    {
                        Vector256<double> x = Vector256.LoadAligned(next) + Vector256.LoadAligned(start), y = Vector256.LoadAligned(next + 4) + Vector256.LoadAligned(start + 4);
                        moved0 += Vector256.Abs(x - Vector256.LoadAligned(state));
                        moved1 += Vector256.Abs(y - Vector256.LoadAligned(state + 4));
                        size0 += Vector256.Abs(x);
                        size1 += Vector256.Abs(y);
                        x.StoreAligned(state);
                        y.StoreAligned(state + 4);
                    }

                    settled &= Vector256.LessThanOrEqualAll(moved0, SmallestStep * Vector256.Max(size0, floor0)) && Vector256.LessThanOrEqualAll(moved1, SmallestStep * Vector256.Max(size1, floor1));
                    total0 += size0;
                    total1 += size1;
                }
            }

            if (settled) return;
        }

        throw new NotConvergedException($"The input-output system did not settle in {MostSweeps} sweeps: somewhere inputs use up nearly all of what they make. Check the world's input coefficients with 'realign world check'.");
    }

    /// <summary>What all other economies' states send to those of a group.</summary>
    private void Gather(AlignedBuffer shares, int first)
    {
        for (int j = 0; j < _j; j++)
            LeontiefTile.Multiply(shares.Pointer + ((nint)j * _n * _np) + first, _np, _state.Pointer + ((nint)j * Stride), Width, _n, _gathered.Pointer + (j * GroupStride), Width);
        Cuts?.Subtract(_blocks, _state.Pointer, Stride, first, _gathered.Pointer, GroupStride);
    }

    private void Multiply(AlignedBuffer blocks, int n, double* from, int fromStride, double* to) => Multiply(blocks, n, from, fromStride, to, Stride);

    /// <summary>to = M_n from, the rows of an economy.</summary>
    private void Multiply(AlignedBuffer blocks, int n, double* from, int fromStride, double* to, int toStride)
    {
        double* block = blocks.Pointer + ((nint)n * _blocks.BlockSize);
        for (int row = 0; row < _jp; row += LeontiefTile.Rows)
            LeontiefTile.Multiply(block + row, _jp, from, fromStride, _j, to + ((nint)row * toStride), toStride);
    }

    private void Add(double* values, int stride, double* to, int toStride)
    {
        for (int j = 0; j < _j; j++)
            for (int c = 0; c < Width; c++)
                to[(j * toStride) + c] += values[(j * stride) + c];
    }

    /// <summary>r = f − y + S G y, of what was stored in start.</summary>
    private void CheckForward(ReadOnlySpan<double> f, int columns)
    {
        for (int n = 0; n < _n; n++) Multiply(_blocks.Inputs, n, Economy(_start, n), Stride, Economy(_state, n));
        for (int first = 0; first < _np; first += LeontiefBlocks.Group)
        {
            Gather(_blocks.Forward, first);
            for (int n = first; n < Math.Min(first + LeontiefBlocks.Group, _n); n++)
                for (int j = 0; j < _j; j++)
                    for (int c = 0; c < Width; c++)
                        At(_other, n, j, c) += Gathered(n - first)[(j * GroupStride) + c] + (_blocks.Domestic[(n * _j) + j] * At(_state, n, j, c)) - At(_start, n, j, c);
        }

        double[] sizes = new double[Width];
        for (int row = 0; row < _n * _j; row++)
            for (int c = 0; c < columns; c++)
                sizes[c] += Math.Abs(f[(row * columns) + c]);
        Verify(sizes, columns);
    }

    /// <summary>r = v − λ + G' S' λ, of what is in state.</summary>
    private void CheckTransposed(int columns)
    {
        double[] sizes = new double[Width];
        for (int n = 0; n < _n; n++)
            for (int j = 0; j < _j; j++)
                for (int c = 0; c < columns; c++)
                    sizes[c] += Math.Abs(At(_other, n, j, c));
        for (int first = 0; first < _np; first += LeontiefBlocks.Group)
        {
            Gather(_blocks.Backward, first);
            for (int n = first; n < Math.Min(first + LeontiefBlocks.Group, _n); n++)
            {
                for (int j = 0; j < _j; j++)
                    for (int c = 0; c < Width; c++)
                        Gathered(n - first)[(j * GroupStride) + c] += _blocks.Domestic[(n * _j) + j] * At(_state, n, j, c);
                Multiply(_blocks.InputsTransposed, n, Gathered(n - first), GroupStride, _next.Pointer, Width);
                for (int j = 0; j < _j; j++)
                    for (int c = 0; c < Width; c++)
                        At(_other, n, j, c) += _next.Pointer[(j * Width) + c] - At(_state, n, j, c);
            }
        }

        Verify(sizes, columns);
    }

    private void Verify(double[] sizes, int columns)
    {
        for (int c = 0; c < columns; c++)
        {
            double residual = 0;
            for (int n = 0; n < _n; n++)
                for (int j = 0; j < _j; j++)
                    residual += Math.Abs(At(_other, n, j, c));
            if (!(residual <= Tolerance * sizes[c]) && residual != 0)
                throw new NotConvergedException($"The input-output system has a residual of {residual / sizes[c]:G3} of its right-hand side; {Tolerance:G3} is allowed. Check the world's input coefficients with 'realign world check'.");
        }
    }

    private ref double At(AlignedBuffer buffer, int n, int j, int c) => ref buffer.Pointer[((nint)j * Stride) + (n * Width) + c];

    private void Load(ReadOnlySpan<double> values, int columns, AlignedBuffer to)
    {
        to.Span.Clear();
        for (int n = 0; n < _n; n++)
            for (int j = 0; j < _j; j++)
                for (int c = 0; c < columns; c++)
                    At(to, n, j, c) = values[(((n * _j) + j) * columns) + c];
    }

    private void Store(AlignedBuffer from, int columns, Span<double> values)
    {
        for (int n = 0; n < _n; n++)
            for (int j = 0; j < _j; j++)
                for (int c = 0; c < columns; c++)
                    values[(((n * _j) + j) * columns) + c] = At(from, n, j, c);
    }
}

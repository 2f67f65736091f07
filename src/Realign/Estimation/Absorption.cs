using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Realign.Estimation;

/// <summary>
/// Takes the part that fixed effects explain out of columns, by weighted least squares. The effect with most levels is eliminated exactly (its levels are
/// contiguous groups); the normal equations of the others, the Schur complement, are solved by conjugate gradients, four columns (lanes) at a time: one pass over
/// weights and indices serves all four, and every scalar of the method is a vector of four. The preconditioner is diagonal but for couples of levels that share
/// their heaviest observation: domestic trade ties an exporter-year to its importer-year so closely that the diagonal alone hardly sees them apart.
/// </summary>
internal sealed unsafe class Absorption
{
    /// <summary>Columns that go through together, interleaved by observation.</summary>
    public const int Lanes = 4;

    /// <summary>Observations of a group whose sums are kept on the stack between the two visits.</summary>
    private const int Kept = 128;

    private readonly Design _design;
    private readonly Crew _crew;
    private readonly int _others;
    private readonly double[] _inverseGroupWeight;
    private readonly Vector256<double>[] _pieceSums;
    private readonly Action<int> _multiplyChunk;
    private readonly Action<int> _rightHandSideChunk;
    private readonly Action<int> _subtractChunk;
    private readonly Action<int> _weighChunk;

    // What the chunks of a large block work on; large blocks are solved one at a time.
    private Block _block = null!;
    private double* _weights;
    private double* _panel;

    public Absorption(Design design, Crew crew)
    {
        (_design, _crew, _others) = (design, crew, Math.Max(0, design.Effects - 1));
        _inverseGroupWeight = new double[design.GroupStart.Length - 1];
        _pieceSums = new Vector256<double>[2 * design.Blocks.Max(b => b.ChunkCount)];
        _multiplyChunk = chunk => MultiplyChunk(_block, chunk, _weights);
        _rightHandSideChunk = chunk => (_pieceSums[2 * chunk], _pieceSums[(2 * chunk) + 1]) = RightHandSideChunk(_block, chunk, _weights, _panel);
        _subtractChunk = chunk => SubtractChunk(_block, chunk, _weights, _panel);
        _weighChunk = chunk => WeighChunk(_block, chunk, _weights);
    }

    /// <summary>Iterations of the block that needed most, in the last call.</summary>
    public int Iterations { get; private set; }

    /// <summary>Sets the weights, positive, by position; the pointer must stay valid.</summary>
    public void SetWeights(double* weights)
    {
        _weights = weights;
        if (_design.Effects == 0) return;
        _crew.ForEach(_design.Blocks.Length, b =>
        {
            var block = _design.Blocks[b];
            if (block.ChunkCount > 1) return;
            WeighChunk(block, 0, weights);
            Couple(block);
        });
        foreach (var block in _design.Blocks)
        {
            if (block.ChunkCount == 1) continue;
            _block = block;
            _crew.ForEach(block.ChunkCount, _weighChunk);
            Couple(block);
        }
    }

    /// <summary>Replaces the columns by what fixed effects do not explain.</summary>
    /// <param name="panel">Observations × lanes.</param>
    /// <param name="tolerance">By lane: the (weighted) norm of the error, relative to the norm of the column.</param>
    /// <param name="typicalSquare">By lane: what a weighted square of the column usually is, per observation. Blocks far below it are not worked on to their own relative tolerance; zero where they should be.</param>
    /// <param name="maxIterations">In each block.</param>
    /// <param name="cancellation">Stops between iterations.</param>
    /// <returns>Whether every block reached the tolerance.</returns>
    public bool Absorb(double* panel, Vector256<double> tolerance, Vector256<double> typicalSquare, int maxIterations, CancellationToken cancellation)
    {
        if (_design.Effects == 0) return true;
        bool all = true;
        int most = 0;
        double* weights = _weights;
        Lock gate = new();
        void Account(int iterations)
        {
            lock (gate)
            {
                most = Math.Max(most, Math.Abs(iterations));
                all &= iterations >= 0;
            }
        }

        _crew.ForEach(_design.Blocks.Length, b =>
        {
            var block = _design.Blocks[b];
            if (block.ChunkCount == 1) Account(Solve(block, weights, panel, tolerance, typicalSquare, maxIterations, cancellation));
        });
        foreach (var block in _design.Blocks)
            if (block.ChunkCount > 1) Account(Solve(block, weights, panel, tolerance, typicalSquare, maxIterations, cancellation));
        Iterations = most;
        return all;
    }

    /// <summary>The levels that the last call took out of a lane, by position in <see cref="Design.LevelAt"/>; all four lanes must have been one panel.</summary>
    /// <param name="lane">Which column of the panel.</param>
    /// <param name="column">Values of the column before the call, by position.</param>
    /// <returns>By model effect.</returns>
    public double[][] Levels(int lane, double* column)
    {
        var values = _design.LevelAt.Select(levels => new double[levels.Length]).ToArray();
        int[] others = [.. Enumerable.Range(0, _design.Effects).Where(e => e != _design.Eliminated)];
        var next = new int[others.Length];
        foreach (var block in _design.Blocks)
        {
            double Unknown(int id) => block.Solution.Pointer[(Lanes * id) + lane];
            for (int g = block.FirstGroup; g < block.LastGroup; g++)
            {
                double sum = 0, weight = 0;
                for (int o = _design.GroupStart[g]; o < _design.GroupStart[g + 1]; o++)
                {
                    double rest = column[o];
                    for (int k = 0; k < _others; k++) rest -= Unknown(_design.Ids[((long)o * _others) + k]);
                    sum += _weights[o] * rest;
                    weight += _weights[o];
                }

                values[_design.Eliminated][g] = sum / weight;
            }

            for (int k = 0, first = 0; k < _others; k++)
            {
                int count = block.LevelCounts[k];
                for (int x = 0; x < count; x++) values[others[k]][next[k] + x] = Unknown(first + x);
                next[k] += count;
                first += count;
            }
        }

        return values;
    }

    /// <summary>Returns the iterations, negative when they did not suffice.</summary>
    private int Solve(Block block, double* weights, double* panel, Vector256<double> tolerance, Vector256<double> typicalSquare, int maxIterations, CancellationToken cancellation)
    {
        if (_others == 0)
        {
            Subtract(block, weights, panel);
            return 0;
        }

        var (norm, raw) = RightHandSide(block, weights, panel);
        // Below the second bound there is nothing but rounding.
        var target = tolerance * tolerance * Vector256.Max(norm, typicalSquare * (0.01 * block.Observations));
        target = Vector256.Max(target, raw * 1e-29);
        int iterations = ConjugateGradients(block, weights, target, maxIterations, cancellation);
        if (iterations != 0) Subtract(block, weights, panel);
        else SubtractGroupMeans(block, weights, panel);
        return iterations;
    }

    private int ConjugateGradients(Block block, double* weights, Vector256<double> target, int maxIterations, CancellationToken cancellation)
    {
        double* v = block.Solution.Pointer, r = block.Residual.Pointer, p = block.Direction.Pointer, product = block.Partial(0).Pointer;
        int length = Lanes * block.Levels;
        block.Solution.Span.Clear();
        new ReadOnlySpan<double>(product, length).CopyTo(block.Residual.Span);
        block.Direction.Span.Clear();
        var rho = Square(block, r);
        Turn(block, r, p, Vector256<double>.Zero);
        var lastEnergy = Vector256.Create(double.PositiveInfinity);
        var open = Vector256.GreaterThan(rho, target);
        if (open == default) return 0;
        for (int iteration = 1; iteration <= maxIterations; iteration++)
        {
            if ((iteration & 7) == 0) cancellation.ThrowIfCancellationRequested();
            Multiply(block, weights);
            Vector256<double> curvature = default;
            for (int x = 0; x < length; x += Lanes) curvature = Vector256.FusedMultiplyAdd(Vector256.LoadAligned(p + x), Vector256.LoadAligned(product + x), curvature);
            open &= Vector256.GreaterThan(curvature, Vector256<double>.Zero);
            var step = Vector256.ConditionalSelect(open, rho / curvature, Vector256<double>.Zero);
            for (int x = 0; x < length; x += Lanes)
            {
                Vector256.FusedMultiplyAdd(step, Vector256.LoadAligned(p + x), Vector256.LoadAligned(v + x)).StoreAligned(v + x);
                Vector256.FusedMultiplyAdd(-step, Vector256.LoadAligned(product + x), Vector256.LoadAligned(r + x)).StoreAligned(r + x);
            }

            // The energy norm of the error falls by step · rho (Hestenes and Stiefel 1952); what is left is the rest of the geometric series.
            var next = Square(block, r);
            var energy = step * rho;
            var ratio = Vector256.Min(energy / lastEnergy, Vector256.Create(0.999));
            var left = energy * ratio / (Vector256<double>.One - ratio);
            lastEnergy = energy;
            open &= Vector256.GreaterThan(Vector256.Max(next, left), target);
            if (open == default) return iteration;
            Turn(block, r, p, Vector256.ConditionalSelect(open, next / rho, Vector256<double>.Zero));
            rho = next;
        }

        return -maxIterations;
    }

    /// <summary>The square of the residual in the norm of the preconditioner M: r'Mr.</summary>
    private static Vector256<double> Square(Block block, double* r)
    {
        Vector256<double> square = default;
        for (int level = 0; level < block.Levels; level++) square = Vector256.FusedMultiplyAdd(At(r, level), Preconditioned(block, r, level), square);
        return square;
    }

    /// <summary>The new direction: the preconditioned residual and so much of the old one.</summary>
    private static void Turn(Block block, double* r, double* p, Vector256<double> carry)
    {
        for (int level = 0; level < block.Levels; level++)
            Vector256.FusedMultiplyAdd(carry, At(p, level), Preconditioned(block, r, level)).StoreAligned(p + (Lanes * level));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Preconditioned(Block block, double* r, int level) =>
        Vector256.FusedMultiplyAdd(At(r, block.Partner[level]), Vector256.Create(block.Coupling[level]), At(r, level) * block.Own[level]);

    /// <summary>Weights of groups; by level, in the chunk's own sums: the diagonal, the heaviest observation's share in it, and the other level of that observation.</summary>
    private void WeighChunk(Block block, int chunk, double* weights)
    {
        var partial = block.Partial(chunk);
        partial.Span.Clear();
        double* sums = partial.Pointer;
        int others = _others;
        fixed (int* ids = _design.Ids, start = _design.GroupStart)
        {
            for (int g = block.Chunks[chunk]; g < block.Chunks[chunk + 1]; g++)
            {
                double sum = 0;
                for (int o = start[g]; o < start[g + 1]; o++) sum += weights[o];
                double inverse = _inverseGroupWeight[g] = sum > 0 ? 1 / sum : 0;
                for (int o = start[g]; o < start[g + 1]; o++)
                {
                    double share = weights[o] * (1 - (weights[o] * inverse));
                    int* id = ids + ((long)o * others);
                    for (int k = 0; k < others; k++)
                    {
                        double* at = sums + ((long)Lanes * id[k]);
                        at[0] += share;
                        if (!(share > at[1]) || others == 1) continue;
                        at[1] = share;
                        at[2] = id[k == 0 ? 1 : 0];
                    }
                }
            }
        }
    }

    /// <summary>Inverts the diagonal, and the two-by-two matrices of levels whose heaviest observation is the same.</summary>
    private static void Couple(Block block)
    {
        double* total = block.Partial(0).Pointer;
        for (int chunk = 1; chunk < block.ChunkCount; chunk++)
        {
            double* part = block.Partial(chunk).Pointer;
            for (long x = 0; x < (long)Lanes * block.Levels; x += Lanes)
            {
                total[x] += part[x];
                if (part[x + 1] > total[x + 1]) (total[x + 1], total[x + 2]) = (part[x + 1], part[x + 2]);
            }
        }

        for (int level = 0; level < block.Levels; level++)
        {
            double* own = total + ((long)Lanes * level);
            int other = (int)own[2];
            double* its = total + ((long)Lanes * other);
            double determinant = (own[0] * its[0]) - (own[1] * own[1]);
            bool couple = other != level && (int)its[2] == level && own[1] == its[1] && determinant > 1e-6 * own[0] * its[0];
            block.Partner[level] = couple ? other : level;
            block.Coupling[level] = couple ? -own[1] / determinant : 0;
            block.Own[level] = couple ? its[0] / determinant : own[0] > 0 ? 1 / own[0] : 0;
        }
    }

    private (Vector256<double> Norm, Vector256<double> Raw) RightHandSide(Block block, double* weights, double* panel)
    {
        if (block.ChunkCount == 1) return RightHandSideChunk(block, 0, weights, panel);
        _block = block;
        _panel = panel;
        _crew.ForEach(block.ChunkCount, _rightHandSideChunk);
        AddPartials(block);
        Vector256<double> norm = default, raw = default;
        for (int chunk = 0; chunk < block.ChunkCount; chunk++)
        {
            norm += _pieceSums[2 * chunk];
            raw += _pieceSums[(2 * chunk) + 1];
        }

        return (norm, raw);
    }

    /// <summary>Sums by level of the weighted deviations from group means; returns the weighted sum of their squares, and of the squares of the column itself.</summary>
    private (Vector256<double> Norm, Vector256<double> Raw) RightHandSideChunk(Block block, int chunk, double* weights, double* panel)
    {
        var partial = block.Partial(chunk);
        partial.Span.Clear();
        double* sums = partial.Pointer;
        int others = _others;
        Vector256<double> norm = default, raw = default;
        fixed (int* ids = _design.Ids, start = _design.GroupStart)
        {
            for (int g = block.Chunks[chunk]; g < block.Chunks[chunk + 1]; g++)
            {
                Vector256<double> sum = default;
                for (int o = start[g]; o < start[g + 1]; o++) sum = Vector256.FusedMultiplyAdd(Vector256.Create(weights[o]), At(panel, o), sum);
                var mean = sum * _inverseGroupWeight[g];
                for (int o = start[g]; o < start[g + 1]; o++)
                {
                    var value = At(panel, o);
                    var deviation = value - mean;
                    var weighted = deviation * weights[o];
                    norm = Vector256.FusedMultiplyAdd(weighted, deviation, norm);
                    raw = Vector256.FusedMultiplyAdd(value * weights[o], value, raw);
                    int* id = ids + ((long)o * others);
                    for (int k = 0; k < others; k++) Add(sums, id[k], weighted);
                }
            }
        }

        return (norm, raw);
    }

    private void Multiply(Block block, double* weights)
    {
        if (block.ChunkCount == 1)
        {
            MultiplyChunk(block, 0, weights);
            return;
        }

        _block = block;
        _crew.ForEach(block.ChunkCount, _multiplyChunk);
        AddPartials(block);
    }

    private void MultiplyChunk(Block block, int chunk, double* weights)
    {
        switch (_others)
        {
            case 1: MultiplyChunk<One>(block, chunk, weights); break;
            case 2: MultiplyChunk<Two>(block, chunk, weights); break;
            case 3: MultiplyChunk<Three>(block, chunk, weights); break;
            default: MultiplyChunk<Many>(block, chunk, weights); break;
        }
    }

    /// <summary>The Schur complement times the direction.</summary>
    private void MultiplyChunk<TOthers>(Block block, int chunk, double* weights)
        where TOthers : struct, IOthers
    {
        int others = TOthers.Count > 0 ? TOthers.Count : _others;
        var partial = block.Partial(chunk);
        partial.Span.Clear();
        double* sums = partial.Pointer, direction = block.Direction.Pointer;
        Vector256<double>* kept = stackalloc Vector256<double>[Kept];
        fixed (int* ids = _design.Ids, start = _design.GroupStart)
        fixed (double* inverse = _inverseGroupWeight)
        {
            for (int g = block.Chunks[chunk]; g < block.Chunks[chunk + 1]; g++)
            {
                int first = start[g], last = start[g + 1];
                Vector256<double> sum = default;
                if (last - first <= Kept)
                {
                    int* id = ids + ((long)first * others);
                    for (int o = first; o < last; o++, id += others)
                    {
                        var value = Gather<TOthers>(direction, id, others);
                        kept[o - first] = value;
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(weights[o]), value, sum);
                    }

                    var mean = sum * inverse[g];
                    id = ids + ((long)first * others);
                    for (int o = first; o < last; o++, id += others) Scatter<TOthers>(sums, id, others, (kept[o - first] - mean) * weights[o]);
                }
                else
                {
                    int* id = ids + ((long)first * others);
                    for (int o = first; o < last; o++, id += others) sum = Vector256.FusedMultiplyAdd(Vector256.Create(weights[o]), Gather<TOthers>(direction, id, others), sum);
                    var mean = sum * inverse[g];
                    id = ids + ((long)first * others);
                    for (int o = first; o < last; o++, id += others) Scatter<TOthers>(sums, id, others, (Gather<TOthers>(direction, id, others) - mean) * weights[o]);
                }
            }
        }
    }

    private static void AddPartials(Block block)
    {
        double* total = block.Partial(0).Pointer;
        int length = Lanes * block.Levels;
        for (int chunk = 1; chunk < block.ChunkCount; chunk++)
        {
            double* part = block.Partial(chunk).Pointer;
            for (int x = 0; x < length; x += Lanes) (Vector256.LoadAligned(total + x) + Vector256.LoadAligned(part + x)).StoreAligned(total + x);
        }
    }

    private void Subtract(Block block, double* weights, double* panel)
    {
        if (block.ChunkCount == 1)
        {
            SubtractChunk(block, 0, weights, panel);
            return;
        }

        _block = block;
        _panel = panel;
        _crew.ForEach(block.ChunkCount, _subtractChunk);
    }

    private void SubtractGroupMeans(Block block, double* weights, double* panel)
    {
        block.Solution.Span.Clear();
        Subtract(block, weights, panel);
    }

    /// <summary>Takes the solution's levels out of the column, then the group means of what is left.</summary>
    private void SubtractChunk(Block block, int chunk, double* weights, double* panel)
    {
        int others = _others;
        double* solution = block.Solution.Pointer;
        fixed (int* ids = _design.Ids, start = _design.GroupStart)
        {
            for (int g = block.Chunks[chunk]; g < block.Chunks[chunk + 1]; g++)
            {
                Vector256<double> sum = default;
                for (int o = start[g]; o < start[g + 1]; o++)
                {
                    var value = At(panel, o);
                    if (others > 0) value -= Gather<Many>(solution, ids + ((long)o * others), others);
                    value.StoreAligned(panel + ((long)Lanes * o));
                    sum = Vector256.FusedMultiplyAdd(Vector256.Create(weights[o]), value, sum);
                }

                var mean = sum * _inverseGroupWeight[g];
                for (int o = start[g]; o < start[g + 1]; o++) (At(panel, o) - mean).StoreAligned(panel + ((long)Lanes * o));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(double* panel, int o) => Vector256.LoadAligned(panel + ((long)Lanes * o));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(double* sums, int level, Vector256<double> value)
    {
        double* at = sums + ((long)Lanes * level);
        (Vector256.LoadAligned(at) + value).StoreAligned(at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Gather<TOthers>(double* levels, int* id, int others)
        where TOthers : struct, IOthers
    {
        var value = At(levels, id[0]);
        if (TOthers.Count == 1) return value;
        if (TOthers.Count == 2) return value + At(levels, id[1]);
        if (TOthers.Count == 3) return value + At(levels, id[1]) + At(levels, id[2]);
        for (int k = 1; k < others; k++) value += At(levels, id[k]);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter<TOthers>(double* sums, int* id, int others, Vector256<double> value)
        where TOthers : struct, IOthers
    {
        Add(sums, id[0], value);
        if (TOthers.Count == 1) return;
        Add(sums, id[1], value);
        if (TOthers.Count == 2) return;
        Add(sums, id[2], value);
        for (int k = 3; k < others; k++) Add(sums, id[k], value);
    }

    /// <summary>The number of effects that are not eliminated, known to the compiler so that it unrolls; 0 for any.</summary>
    private interface IOthers
    {
        static abstract int Count { get; }
    }

    private readonly struct One : IOthers
    {
        public static int Count => 1;
    }

    private readonly struct Two : IOthers
    {
        public static int Count => 2;
    }

    private readonly struct Three : IOthers
    {
        public static int Count => 3;
    }

    private readonly struct Many : IOthers
    {
        public static int Count => 0;
    }
}

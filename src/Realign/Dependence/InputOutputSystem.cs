using System.Collections.Concurrent;
using Realign.Numerics;
using Realign.Worlds;

namespace Realign.Dependence;

/// <summary>
/// The global input-output system of a world, y = A y + f, with a_(i,j)→(n,k) = π_nij/(1+τ_nij) · γ_njk: what source i, sector j sells per unit of output of
/// user n, sector k. Rows of matrices are (economy, sector), economy first: row n·J + j. Safe to use from several threads.
/// </summary>
public sealed class InputOutputSystem
{
    private readonly LeontiefBlocks _blocks;
    private readonly ConcurrentBag<LeontiefSolver> _solvers = [];

    /// <exception cref="RealignException">The world is not balanced, so that output is not what inputs and final demand use up.</exception>
    public InputOutputSystem(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        double imbalance = WorldAccounts.Imbalance(world);
        if (!(imbalance <= BalanceTolerance))
            throw new RealignException($"The world '{world.Name}' is off balance by {imbalance:G3} of world GDP, {BalanceTolerance:G3} is allowed: inputs and final demand do not add up to expenditure. Balance it first ('realign world check' shows where).");
        World = world;
        _blocks = new LeontiefBlocks(world);
        ValueAddedCoefficients = Matrix.Create(_blocks.N, _blocks.J, ValueAddedCoefficient);
        FinalDemand = Demand();
    }

    /// <summary>Largest imbalance of a world, relative to its GDP.</summary>
    public const double BalanceTolerance = 1e-8;

    public World World { get; }

    public int Economies => _blocks.N;

    public int Sectors => _blocks.J;

    /// <summary>Rows of the system, N·J.</summary>
    public int Size => _blocks.N * _blocks.J;

    /// <summary>
    /// Value added per unit of output [n, j], 1 − Σ of the column of A: factors' income and the duties paid on inputs, which are part of GDP too. Without the
    /// duties the columns of v'(I − A)⁻¹ would not sum to one.
    /// </summary>
    public Matrix ValueAddedCoefficients { get; }

    /// <summary>Final demand net of duties [(i, j), m]: what source i, sector j sells to final users in m.</summary>
    public Matrix FinalDemand { get; }

    internal LeontiefBlocks Blocks => _blocks;

    /// <summary>An element of A.</summary>
    public double Coefficient(int source, int sector, int user, int userSector) => Share(user, source, sector) * World.InputCoefficients[user, sector, userSector];

    /// <summary>s_nij = π_nij/(1+τ_nij): what source i receives of a unit that n spends on j.</summary>
    public double Share(int user, int source, int sector) => World.Expenditure[user, sector] is > 0 and var spent ? World.Flows[user, source, sector] / spent : 0;

    /// <summary>y = (I − A)⁻¹ f, one column each; the inverse is not formed.</summary>
    /// <param name="demand">N·J rows.</param>
    /// <param name="threads">How many columns' blocks at a time; the result does not depend on it.</param>
    /// <param name="cancellation">Stops between blocks of columns.</param>
    /// <exception cref="NotConvergedException">The solve did not converge.</exception>
    public Matrix Outputs(Matrix demand, int threads = 1, CancellationToken cancellation = default) => Solve(demand, transposed: false, threads, cancellation);

    /// <summary>λ' = v' (I − A)⁻¹, one column of the result for each column of <paramref name="values"/>.</summary>
    /// <inheritdoc cref="Outputs"/>
    public Matrix Multipliers(Matrix values, int threads = 1, CancellationToken cancellation = default) => Solve(values, transposed: true, threads, cancellation);

    /// <summary>Outputs that the final demand of each economy needs [(i, j), m].</summary>
    public Matrix OutputsByDemand(int threads = 1, CancellationToken cancellation = default) => Outputs(FinalDemand, threads, cancellation);

    /// <summary>Lends a solver to a thread.</summary>
    internal T With<T>(Func<LeontiefSolver, T> use)
    {
        var solver = _solvers.TryTake(out var free) ? free : new LeontiefSolver(_blocks);
        try
        {
            return use(solver);
        }
        finally
        {
            solver.Cuts = null;
            _solvers.Add(solver);
        }
    }

    /// <summary>One column.</summary>
    internal double[] Column(bool transposed, Func<int, double> value) => With(solver =>
    {
        double[] right = [.. Enumerable.Range(0, Size).Select(value)], solved = new double[Size];
        if (transposed) solver.SolveTransposed(right, 1, solved);
        else solver.Solve(right, 1, solved);
        return solved;
    });

    private Matrix Solve(Matrix right, bool transposed, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (right.Rows != Size) throw new RealignException($"The right-hand side has {right.Rows} rows; the system of {Economies} economies and {Sectors} sectors has {Size}.");
        int columns = right.Columns;
        var result = new double[Size * columns];
        InParallel((columns + LeontiefSolver.Width - 1) / LeontiefSolver.Width, threads, block =>
        {
            int first = block * LeontiefSolver.Width, width = Math.Min(LeontiefSolver.Width, columns - first);
            double[] from = new double[Size * width], to = new double[Size * width];
            for (int row = 0; row < Size; row++) right.Row(row).Slice(first, width).CopyTo(from.AsSpan(row * width));
            With(solver =>
            {
                if (transposed) solver.SolveTransposed(from, width, to);
                else solver.Solve(from, width, to);
                return 0;
            });
            for (int row = 0; row < Size; row++) to.AsSpan(row * width, width).CopyTo(result.AsSpan((row * columns) + first));
        }, cancellation);
        return Matrix.Adopt(Size, columns, result);
    }

    /// <summary>Runs blocks on some threads; the first failure is thrown as it is.</summary>
    internal static void InParallel(int count, int threads, Action<int> body, CancellationToken cancellation)
    {
        if (threads <= 1 || count <= 1)
        {
            for (int k = 0; k < count; k++)
            {
                cancellation.ThrowIfCancellationRequested();
                body(k);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, body);
        }
        catch (AggregateException e) when (e.InnerException is RealignException first)
        {
            throw first;
        }
    }

    private double ValueAddedCoefficient(int n, int k)
    {
        double inputs = 0;
        for (int j = 0; j < Sectors; j++) inputs += _blocks.Net[(n * Sectors) + j] * World.InputCoefficients[n, j, k];
        return 1 - inputs;
    }

    private Matrix Demand()
    {
        int N = Economies, J = Sectors;
        var demand = new double[Size * N];
        for (int m = 0; m < N; m++)
            for (int i = 0; i < N; i++)
                for (int j = 0; j < J; j++)
                    demand[(((i * J) + j) * N) + m] = Share(m, i, j) * World.FinalDemand[m, j];
        return Matrix.Adopt(Size, N, demand);
    }
}

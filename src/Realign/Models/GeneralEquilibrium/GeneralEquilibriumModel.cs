using System.Collections.Concurrent;
using System.Diagnostics;
using Realign.Events;
using Realign.Worlds;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// Multi-country, multi-sector general equilibrium with input-output links (Caliendo and Parro 2015, Review of Economic Studies 82), solved in changes.
/// Build it once for a world, solve it for many shocks; safe to use from several threads.
/// </summary>
public sealed class GeneralEquilibriumModel
{
    /// <summary>The kernel's own residuals are asked to be this much smaller than the tolerance, since the check that follows is stricter.</summary>
    private const double Margin = 0.1;

    private readonly Lazy<Prepared> _asObserved;
    private readonly Lazy<Prepared> _balanced;

    public GeneralEquilibriumModel(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        World = world;
        BaselineImbalance = WorldAccounts.Imbalance(world);
        _asObserved = new Lazy<Prepared>(() => Prepare(world, world.TradeElasticities, balanced: false));
        _balanced = new Lazy<Prepared>(() => Prepare(world, world.TradeElasticities, balanced: true));
    }

    public World World { get; }

    /// <summary>How far the world is from an equilibrium: the largest gap of expenditure, relative to world GDP.</summary>
    public double BaselineImbalance { get; }

    /// <summary>Solves for what the shock does.</summary>
    /// <exception cref="RealignException">The shock is for another world, or the deficits do not fit.</exception>
    /// <exception cref="NotConvergedException">The baseline had to be solved first and could not be.</exception>
    public Counterfactual Solve(Shock shock, SolveOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shock);
        options ??= new SolveOptions();
        if (shock.World.Economies.Count != World.Economies.Count || shock.World.Sectors.Count != World.Sectors.Count)
            throw new RealignException($"The shock is made for the world '{shock.World.Name}', this model is of '{World.Name}'. Build the shock on the model's world.");
        double[] θ = Elasticities(options);
        long start = Stopwatch.GetTimestamp();
        var prepared = PreparedFor(options, θ);
        double[] deficits = DeficitsFor(prepared.System.World, options);
        double ρ = options.SpecificFactorShare;
        if (!(ρ is >= 0 and <= 1)) throw new RealignException($"A share of {ρ} of specific factors is not possible; it lies between 0 (all factors move between sectors) and 1 (none does).");
        var workspace = prepared.Workspaces(ρ).TryTake(out var free) ? free : new Workspace(prepared.System, ρ);
        try
        {
            return Run(prepared, workspace, shock, options, θ, deficits, start, cancellation);
        }
        finally
        {
            prepared.Workspaces(ρ).Add(workspace);
        }
    }

    private static Counterfactual Run(
        Prepared prepared, Workspace workspace, Shock shock, SolveOptions options, double[] θ, double[] deficits, long start, CancellationToken cancellation)
    {
        var world = prepared.System.World;
        if ((Feasibility.MissingSupplier(world, shock) ?? Feasibility.Unpayable(world, shock, options.Closure, deficits)) is { } impossible)
            return new Counterfactual(world, options, prepared.Solved, 0, Stopwatch.GetElapsedTime(start).TotalMilliseconds, null, impossible);
        var ending = workspace.Solver.Solve(θ, shock, options.Closure, deficits, options.Tolerance * Margin, options.MaxIterations, cancellation);
        string? failure = ending.Converged ? null : Explain(ending.Residual, ending.Iterations, options, world, shock);
        var equilibrium = ending.Converged ? workspace.Equilibrium(shock, options.Closure, θ, deficits) : null;
        return new Counterfactual(world, options, prepared.Solved, ending.Iterations, Stopwatch.GetElapsedTime(start).TotalMilliseconds, equilibrium, failure);
    }

    private Prepared PreparedFor(SolveOptions options, double[] θ)
    {
        bool balanced = options.Closure == Closure.Balanced;
        bool ownElasticities = options.TradeElasticities is null || θ.AsSpan().SequenceEqual(World.TradeElasticities.ToArray());
        bool needsSolve = balanced || BaselineImbalance > WorldCheck.Tolerance;
        return ownElasticities || !needsSolve ? (balanced ? _balanced : _asObserved).Value : Prepare(World, θ, balanced);
    }

    /// <summary>Lays the world out for the kernels; solves its baseline first when it is no equilibrium, or to take its deficits away.</summary>
    private Prepared Prepare(World world, IReadOnlyList<double> θ, bool balanced)
    {
        var system = new TradeSystem(world);
        bool hasDeficits = balanced && world.Deficits.Any(d => Math.Abs(d) > WorldCheck.Tolerance * world.ValueAdded.Sum());
        if (!hasDeficits && BaselineImbalance <= WorldCheck.Tolerance) return new Prepared(system, Solved: false);
        var options = new SolveOptions { Closure = balanced ? Closure.Balanced : Closure.WorldShare, Tolerance = 1e-10 };
        double[] deficits = balanced ? new double[world.Economies.Count] : [.. world.Deficits];
        double[] θs = [.. θ];
        var workspace = new Workspace(system, 0);
        var baseline = Run(new Prepared(system, Solved: false), workspace, Shock.None(world), options, θs, deficits, Stopwatch.GetTimestamp(), CancellationToken.None);
        if (!baseline.Converged)
            throw new NotConvergedException($"The baseline of '{world.Name}' {(balanced ? "without deficits " : "")}could not be solved: {baseline.Failure}.");
        return new Prepared(new TradeSystem(baseline.Effects.ToWorld(world.Name)), Solved: true);
    }

    private double[] Elasticities(SolveOptions options)
    {
        double[] θ = [.. options.TradeElasticities ?? World.TradeElasticities];
        if (θ.Length != World.Sectors.Count)
            throw new RealignException($"{θ.Length} trade elasticities were given; the world has {World.Sectors.Count} sectors.");
        for (int j = 0; j < θ.Length; j++)
            if (!(θ[j] > 0 && double.IsFinite(θ[j])))
                throw new RealignException($"The trade elasticity of {World.Sectors[j].Code} is {θ[j]}; it must be a positive number.");
        return θ;
    }

    private static double[] DeficitsFor(World baseline, SolveOptions options)
    {
        switch (options.Closure)
        {
            case Closure.Balanced:
                return new double[baseline.Economies.Count];
            case Closure.OwnShare:
                return [.. baseline.Deficits.Select((d, n) => d / (baseline.ValueAdded[n] + baseline.TariffRevenue[n]))];
            case Closure.Given:
                double[] given = [.. options.Deficits ?? throw new RealignException("The closure 'given' needs deficits; give one for each economy, summing to zero.")];
                if (given.Length != baseline.Economies.Count)
                    throw new RealignException($"{given.Length} deficits were given; the world has {baseline.Economies.Count} economies.");
                if (!(Math.Abs(given.Sum()) <= WorldCheck.Tolerance * baseline.ValueAdded.Sum()))
                    throw new RealignException($"The given deficits sum to {given.Sum():G6} {baseline.Unit}; one economy's deficit is another's surplus, so they must sum to 0.");
                return given;
            default:
                return [.. baseline.Deficits];
        }
    }

    private static string Explain(double residual, int iterations, SolveOptions options, World world, Shock shock)
    {
        string income = double.IsNaN(residual) ? " An economy's income is no longer positive on the way: a deficit or a transfer is larger than it can carry." : "";
        double largest = shock.Transfers.Count == 0 ? 0 : shock.Transfers.Max(Math.Abs);
        string transfer = largest > 0 ? $" The largest transfer is {largest:G4} {world.Unit}." : "";
        return $"the residual is {residual:G3} after {iterations} iterations, {options.Tolerance:G3} is required.{income}{transfer} Try the closure 'own-share' or 'balanced', a smaller shock, or lower elasticities";
    }

    private sealed record Prepared(TradeSystem System, bool Solved)
    {
        private readonly ConcurrentDictionary<double, ConcurrentBag<Workspace>> _workspaces = [];

        /// <summary>Those that are free, by the share of specific factors.</summary>
        public ConcurrentBag<Workspace> Workspaces(double ρ) => _workspaces.GetOrAdd(ρ, static _ => []);
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Workspace
    {
        private readonly TradeSystem _system;
        private readonly double _ρ;

        public Workspace(TradeSystem system, double ρ)
        {
            (_system, _ρ) = (system, ρ);
            Solver = new Solver(new TradeKernel(system, ρ));
        }

        public Solver Solver { get; }

        public Equilibrium Equilibrium(Shock shock, Closure closure, double[] θ, double[] deficits)
        {
            int N = _system.N, J = _system.J, Np = _system.Np;
            var state = Solver.State;
            double[] ŵ = new double[N], P̂ = new double[N * J], X = new double[N * J];
            for (int n = 0; n < N; n++)
            {
                ŵ[n] = Math.Exp(state[(2 * J * Np) + n]);
                for (int j = 0; j < J; j++)
                {
                    P̂[(n * J) + j] = Math.Exp(state[(j * Np) + n]);
                    X[(n * J) + j] = state[((J + j) * Np) + n] * _system.World.Expenditure[n, j];
                }
            }

            return new Equilibrium(_system.World, shock, closure, θ, deficits, ŵ, P̂, X, _ρ, Returns(ŵ));
        }

        /// <summary>r̂ [n, j]; ŵ where factors move.</summary>
        private double[] Returns(double[] ŵ)
        {
            int J = _system.J, Np = _system.Np;
            var r̂ = new double[ŵ.Length * J];
            for (int n = 0; n < ŵ.Length; n++)
                for (int j = 0; j < J; j++)
                    r̂[(n * J) + j] = _ρ > 0 ? ŵ[n] * Math.Exp(Solver.State[(((2 * J) + 1 + j) * Np) + n]) : ŵ[n];
            return r̂;
        }
    }
}

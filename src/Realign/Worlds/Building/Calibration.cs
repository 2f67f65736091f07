using Realign.Numerics;

namespace Realign.Worlds.Building;

/// <summary>
/// Balances a prior world by minimum cross-entropy: flows, inputs, value added and final demand move as little as possible until sales equal inputs plus
/// value added, expenditure equals inputs plus final demand, and every benchmark is met. What is known better moves less: the weights below divide the
/// exponent by which a value may change.
/// </summary>
internal sealed class Calibration
{
    private const double FlowWeight = 4;
    private const double DomesticFlowWeight = 1;
    private const double OwnInputWeight = 1;
    private const double DonatedInputWeight = 0.25;
    private const double ValueAddedWeight = 1;
    private const double FinalDemandWeight = 0.25;
    private const double Tolerance = 1e-11;
    private const int MaxSteps = 200;

    private readonly WorldPrior _prior;
    private readonly List<BenchmarkTarget> _targets;
    private readonly int _n, _j;
    private readonly List<double> _priors = [], _weights = [], _coefficients = [];
    private readonly List<int> _start = [0], _constraints = [];
    private readonly Dictionary<int, List<(int Constraint, double Coefficient)>> _flowTerms = [];
    private readonly Dictionary<int, List<int>> _gdpOf = [];

    /// <summary>Flows that a benchmark says do not exist; a positive prior could never reach zero.</summary>
    private readonly HashSet<int> _absent = [];

    private Calibration(WorldPrior prior, List<BenchmarkTarget> targets)
    {
        (_prior, _targets, _n, _j) = (prior, targets, prior.Sources.N, prior.Sources.J);
        for (int b = 0; b < targets.Count; b++) Index(targets[b], (2 * _n * _j) + b);
    }

    /// <summary>Balanced flows [n, i, j], inputs [n, k, j] and value added [n, j].</summary>
    /// <exception cref="RealignException">The constraints contradict each other; the message names the one furthest from being met.</exception>
    public static (double[] Flows, double[] Inputs, double[] ValueAdded) Balance(WorldPrior prior, List<BenchmarkTarget> targets, CancellationToken cancellation)
    {
        var calibration = new Calibration(prior, targets);
        calibration.AddFlows();
        calibration.AddInputs();
        calibration.AddValueAdded();
        calibration.AddFinalDemand();
        return calibration.Solve(cancellation);
    }

    private (double[] Flows, double[] Inputs, double[] ValueAdded) Solve(CancellationToken cancellation)
    {
        double[] target = [.. new double[2 * _n * _j], .. _targets.Select(t => t.Target)];
        var problem = new MinimumCrossEntropy([.. _priors], [.. _weights], [.. _start], [.. _constraints], [.. _coefficients], target);
        var ending = problem.Solve(Tolerance, MaxSteps, cancellation);
        if (!ending.Converged)
            throw new RealignException($"The world cannot be balanced: after {ending.Steps} steps {Name(ending.WorstConstraint)} is still {ending.Violation:G3} off (relative). Check that benchmark, the flows behind it (zeros stay zero) and the weights.");
        var values = problem.Values;
        int flows = _n * _n * _j, inputs = _n * _j * _j;
        return (values[..flows].ToArray(), values.Slice(flows, inputs).ToArray(), values.Slice(flows + inputs, _n * _j).ToArray());
    }

    private int Output(int n, int j) => (n * _j) + j;

    private int Use(int n, int j) => (_n * _j) + (n * _j) + j;

    private void AddFlows()
    {
        for (int n = 0; n < _n; n++)
        {
            for (int i = 0; i < _n; i++)
            {
                for (int j = 0, at = ((n * _n) + i) * _j; j < _j; j++, at++)
                {
                    double duty = _prior.Tariffs[at];
                    Term(Output(i, j), 1);
                    Term(Use(n, j), 1 + duty);
                    if (duty > 0 && _gdpOf.TryGetValue(n, out var gdp)) gdp.ForEach(c => Term(c, duty));
                    if (_flowTerms.TryGetValue(at, out var terms)) terms.ForEach(t => Term(t.Constraint, t.Coefficient));
                    Variable(_absent.Contains(at) ? 0 : _prior.Flows[at], n == i ? DomesticFlowWeight : FlowWeight);
                }
            }
        }
    }

    private void AddInputs()
    {
        for (int n = 0; n < _n; n++)
        {
            double weight = _prior.Sources.Economies[n].HasDonatedCoefficients ? DonatedInputWeight : OwnInputWeight;
            for (int k = 0; k < _j; k++)
            {
                for (int j = 0; j < _j; j++)
                {
                    Term(Output(n, j), -1);
                    Term(Use(n, k), -1);
                    Variable(_prior.Inputs[(((n * _j) + k) * _j) + j], weight);
                }
            }
        }
    }

    private void AddValueAdded()
    {
        for (int n = 0; n < _n; n++)
        {
            for (int j = 0; j < _j; j++)
            {
                Term(Output(n, j), -1);
                if (_gdpOf.TryGetValue(n, out var gdp)) gdp.ForEach(c => Term(c, 1));
                Variable(_prior.ValueAdded[(n * _j) + j], ValueAddedWeight);
            }
        }
    }

    private void AddFinalDemand()
    {
        for (int n = 0; n < _n; n++)
        {
            for (int j = 0; j < _j; j++)
            {
                Term(Use(n, j), -1);
                Variable(_prior.FinalDemand[(n * _j) + j], FinalDemandWeight);
            }
        }
    }

    private void Term(int constraint, double coefficient)
    {
        _constraints.Add(constraint);
        _coefficients.Add(coefficient);
    }

    private void Variable(double prior, double weight)
    {
        _priors.Add(prior);
        _weights.Add(weight);
        _start.Add(_constraints.Count);
    }

    private void Index(BenchmarkTarget target, int constraint)
    {
        if (target.Kind == "gdp")
        {
            (_gdpOf.TryGetValue(target.Economy, out var list) ? list : _gdpOf[target.Economy] = []).Add(constraint);
            return;
        }

        foreach (var (n, i, j, sign) in target.Cells(_n))
        {
            int at = (((n * _n) + i) * _j) + j;
            (_flowTerms.TryGetValue(at, out var terms) ? terms : _flowTerms[at] = []).Add((constraint, sign));
            if (target is { Kind: not "balance", Target: 0 }) _absent.Add(at);
        }
    }

    private string Name(int constraint)
    {
        int sectors = _n * _j;
        if (constraint >= 2 * sectors) return $"the benchmark '{_targets[constraint - (2 * sectors)].Id}'";
        string kind = constraint < sectors ? "sales = inputs + value added" : "expenditure = inputs + final demand";
        int at = constraint % sectors;
        return $"'{kind}' of {_prior.Sources.Economies[at / _j].Code} {_prior.Sources.Sectors[at % _j].Code}";
    }
}

using System.Runtime.Intrinsics;
using Realign.Events;
using Realign.Numerics;

namespace Realign.Models.GeneralEquilibrium;

/// <summary>
/// One evaluation of all conditions of the model for a shock: given log prices, expenditure and log wages it computes costs, prices, shares,
/// sales, revenue, income, expenditure and labour demand, and the step towards agreement. Measured hot path: three passes of N²·J
/// multiply-adds, N·J exponentials, no allocation. Not thread-safe: one instance a thread.
/// State and step: ln P̂ [j][n], X′/X [j][n], ln ŵ [n] and, with specific factors, ln r̂ − ln ŵ [j][n], each padded with zeros. It holds the economics of Equations.cs in fused form; the tests and
/// every solve compare the two.
/// </summary>
internal sealed unsafe class TradeKernel : IFixedPoint
{
    private readonly TradeSystem _system;
    private readonly int _n, _j, _np, _block;
    private readonly double[] _theta;
    private readonly AlignedBuffer _k, _net, _cost, _price, _demand, _output, _income, _logProductivity, _expenditure, _work;
    private const double MaxWageStep = 0.3;
    private readonly bool[] _dutiable;
    private readonly double[] _transfers;
    private readonly double[] _deficits;
    private readonly SpecificFactors? _specific;
    private CellShock[] _touched = [];
    private Closure _closure;

    /// <param name="system">The world.</param>
    /// <param name="specificShare">ρ; 0 when all factors move between sectors.</param>
    public TradeKernel(TradeSystem system, double specificShare = 0)
    {
        _system = system;
        _specific = specificShare > 0 ? new SpecificFactors(system, specificShare) : null;
        (_n, _j, _np) = (system.N, system.J, system.Np);
        _block = _j * _np;
        _theta = new double[_j];
        _dutiable = new bool[_j];
        _transfers = new double[_n];
        _deficits = new double[_n];
        _k = new AlignedBuffer(_j * _n * _np);
        _net = new AlignedBuffer(_j * _n * _np);
        system.Shares.Span.CopyTo(_k.Span);
        system.NetShares.Span.CopyTo(_net.Span);
        _cost = new AlignedBuffer(_block);
        _price = new AlignedBuffer(_block);
        _demand = new AlignedBuffer(_block);
        _output = new AlignedBuffer(_block);
        _expenditure = new AlignedBuffer(_block);
        _logProductivity = new AlignedBuffer(_block);
        _income = new AlignedBuffer(6 * _np);
        _work = new AlignedBuffer((4 * _np) + 64);
        for (int j = 0; j < _j; j++) _dutiable[j] = IsDutiable(j);
    }

    public bool HasSpecificFactors => _specific is not null;

    public int Dimension => (2 * _block) + _np + (_specific is null ? 0 : _block);

    /// <summary>Sales of the last evaluation, Y′ [j][n].</summary>
    public ReadOnlySpan<double> Output => _output.Span;

    /// <summary>
    /// Sets θ, the shock and the closure: writes K = π b̂ κ̂^(−θ) where the shock changes it and restores what the last one changed.
    /// A <paramref name="fraction"/> below 1 goes only part of the way (in logs) from the baseline to the shock, for continuation.
    /// </summary>
    public void Prepare(ReadOnlySpan<double> theta, Shock shock, Closure closure, ReadOnlySpan<double> deficits, double fraction = 1)
    {
        theta.CopyTo(_theta);
        _specific?.Prepare(theta);
        foreach (var cell in _touched) Restore(cell);
        _touched = shock.CellSpan.ToArray();
        foreach (var cell in _touched) Apply(cell, fraction);
        foreach (var cell in _touched) _dutiable[cell.Sector] = true;
        _logProductivity.Span.Clear();
        foreach (var p in shock.Productivities) _logProductivity.Span[(p.Sector * _np) + p.Economy] = fraction * Math.Log(p.Change);
        _closure = closure;
        for (int n = 0; n < _n; n++)
        {
            _transfers[n] = fraction * shock.Transfers[n];
            double start = closure == Closure.OwnShare ? deficits[n] : _system.World.Deficits[n];
            _deficits[n] = start + (fraction * (deficits[n] - start));
        }
    }

    /// <summary>The state in which nothing has changed.</summary>
    public void Baseline(Span<double> state)
    {
        state.Clear();
        for (int j = 0; j < _j; j++) state.Slice(_block + (j * _np), _n).Fill(1);
    }

    public double Evaluate(double* state, double* step)
    {
        double* logPrice = state, demand = state + _block, logWage = state + (2 * _block);
        double* gap = logWage + _np;
        Costs(logPrice, logWage, gap);
        Expenditure(demand);
        _income.Span.Clear();
        for (int j = 0; j < _j; j++) Trade(j);
        double wages = Incomes(logWage);
        if (double.IsNaN(wages)) return double.NaN;
        Demand();
        double residual = Math.Max(wages, Residuals(logPrice, demand, step));
        if (_specific is not null) residual = Math.Max(residual, _specific.Step(_theta, _output.Pointer, logWage, gap, step + (gap - state)));
        PreconditionPrices(step);
        PreconditionDemand(step + _block);
        WageSteps(logWage, step + (2 * _block));
        return residual;
    }

    private double* Revenue => _income.Pointer;

    private double* Income => _income.Pointer + _np;

    private double* Labour => _income.Pointer + (2 * _np);

    private double* Wages => _income.Pointer + (3 * _np);

    private double* TradeBalance => _income.Pointer + (4 * _np);

    private double* WageSlope => _income.Pointer + (5 * _np);

    /// <summary>ln ĉ_nj = γ_nj ln ŵ_n + Σ_k γ_nkj ln P̂_nk − ln Â_nj.</summary>
    private void Costs(double* logPrice, double* logWage, double* gap)
    {
        double* cost = _cost.Pointer, gamma = _system.ValueAddedShares.Pointer, a = _logProductivity.Pointer, g = _system.Coefficients.Pointer;
        for (int x = 0; x < _np; x += 8)
        {
            var wage = Vector512.Load(logWage + x);
            for (int j = 0; j < _j; j++)
                Vector512.FusedMultiplyAdd(Vector512.LoadAligned(gamma + (j * _np) + x), wage, -Vector512.LoadAligned(a + (j * _np) + x)).StoreAligned(cost + (j * _np) + x);
        }

        _specific?.AddTo(cost, gap);
        for (int k = 0; k < _j; k++) AddProducts(g + ((long)k * _j * _np), logPrice + (k * _np), cost);
    }

    /// <summary>target[j][n] += matrix[j][n] · vector[n] for all j.</summary>
    private void AddProducts(double* matrix, double* vector, double* target)
    {
        for (int j = 0; j < _j; j++)
            for (int x = 0; x < _np; x += 8)
            {
                double* t = target + (j * _np) + x;
                Vector512.FusedMultiplyAdd(Vector512.LoadAligned(matrix + (j * _np) + x), Vector512.Load(vector + x), Vector512.LoadAligned(t)).StoreAligned(t);
            }
    }

    /// <summary>X′ in levels from X′/X.</summary>
    private void Expenditure(double* demand)
    {
        double* x0 = _system.Expenditure.Pointer, x1 = _expenditure.Pointer;
        for (int x = 0; x < _block; x += 8) (Vector512.LoadAligned(x0 + x) * Vector512.Load(demand + x)).StoreAligned(x1 + x);
    }

    /// <summary>
    /// Prices, sales and revenue of sector j: with u_i = ĉ_ij^(−θ), P̂_nj^(−θ) = Σ_i K_nij u_i, Y′_ij = u_i Σ_n K_nij/(1+τ′_nij) X′_nj P̂_nj^θ,
    /// R′_n = Σ_j X′_nj (1 − Σ_i π′_nij/(1+τ′_nij)).
    /// </summary>
    private void Trade(int j)
    {
        double* cost = _cost.Pointer + (j * _np), x = _expenditure.Pointer + (j * _np), y = _output.Pointer + (j * _np);
        double* u = _work.Pointer, sums = u + _np, netSums = sums + _np, price = _price.Pointer + (j * _np);
        double shift = Attractiveness(cost, u, _theta[j]);
        new Span<double>(y, _np).Clear();
        double* k = _k.Pointer + ((long)j * _n * _np), net = _net.Pointer + ((long)j * _n * _np);
        int n = 0;
        if (_dutiable[j])
        {
            for (; n + 4 <= _n; n += 4) FourDestinations(k + ((long)n * _np), net + ((long)n * _np), u, x + n, sums + n, netSums + n, y);
            for (; n < _n; n++) OneDestination(k + ((long)n * _np), net + ((long)n * _np), u, x + n, sums + n, netSums + n, y);
        }
        else
        {
            for (; n + 4 <= _n; n += 4) FourDutyFree(k + ((long)n * _np), u, x + n, sums + n, y);
            for (; n < _n; n++) OneDestination(k + ((long)n * _np), k + ((long)n * _np), u, x + n, sums + n, netSums + n, y);
        }

        for (int p = _n; p < _np; p++) sums[p] = netSums[p] = 1;
        var scale = Vector512.Create(-1 / _theta[j]);
        var offset = Vector512.Create(shift);
        for (int v = 0; v < _np; v += 8)
        {
            var sum = Vector512.LoadAligned(sums + v);
            ((Vector512.Log(sum) + offset) * scale).StoreAligned(price + v);
            (Vector512.LoadAligned(y + v) * Vector512.LoadAligned(u + v)).StoreAligned(y + v);
            if (!_dutiable[j]) continue;
            var revenue = Vector512.LoadAligned(x + v) * (Vector512<double>.One - (Vector512.LoadAligned(netSums + v) / sum));
            (Vector512.LoadAligned(Revenue + v) + revenue).StoreAligned(Revenue + v);
        }

        for (int p = _n; p < _np; p++) price[p] = 0;
        Balance(j, net, u, x, sums, netSums);
    }

    /// <summary>
    /// Adds sector j to each economy's trade balance and to how fast the balance worsens with its own wage: foreigners turn away from its
    /// exports with elasticity θ, and it turns to imports with elasticity θ π_nn.
    /// </summary>
    private void Balance(int j, double* net, double* u, double* x, double* sums, double* netSums)
    {
        double theta = _theta[j];
        double* y = _output.Pointer + (j * _np);
        for (int n = 0; n < _n; n++)
        {
            double perShare = x[n] / sums[n];
            double domestic = net[((long)n * _np) + n] * u[n] * perShare;
            double imports = ((_dutiable[j] ? netSums[n] : sums[n]) * perShare) - domestic;
            double exports = y[n] - domestic;
            TradeBalance[n] += exports - imports;
            WageSlope[n] += (theta * exports) + (((theta * domestic / Math.Max(x[n], double.Epsilon)) + 1) * imports);
        }
    }

    /// <summary>u_i = exp(−θ ln ĉ_i − shift), with the shift that makes the largest one 1, so that no θ can overflow. Returns the shift.</summary>
    private double Attractiveness(double* cost, double* u, double theta)
    {
        double shift = double.NegativeInfinity;
        for (int i = 0; i < _n; i++) shift = Math.Max(shift, -theta * cost[i]);
        var slope = Vector512.Create(-theta);
        var offset = Vector512.Create(-shift);
        for (int x = 0; x < _np; x += 8) Vector512.Exp(Vector512.FusedMultiplyAdd(slope, Vector512.LoadAligned(cost + x), offset)).StoreAligned(u + x);
        for (int p = _n; p < _np; p++) u[p] = 0;
        return shift;
    }

    private void FourDestinations(double* k, double* net, double* u, double* x, double* sums, double* netSums, double* y)
    {
        Vector512<double> a0 = default, a1 = default, a2 = default, a3 = default, s0 = default, s1 = default, s2 = default, s3 = default;
        double* k1 = k + _np, k2 = k1 + _np, k3 = k2 + _np, t1 = net + _np, t2 = t1 + _np, t3 = t2 + _np;
        for (int v = 0; v < _np; v += 8)
        {
            var uv = Vector512.LoadAligned(u + v);
            a0 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k + v), uv, a0);
            a1 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k1 + v), uv, a1);
            a2 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k2 + v), uv, a2);
            a3 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k3 + v), uv, a3);
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(net + v), uv, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(t1 + v), uv, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(t2 + v), uv, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(t3 + v), uv, s3);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Vector512.Sum(a0), Vector512.Sum(a1), Vector512.Sum(a2), Vector512.Sum(a3));
        (netSums[0], netSums[1], netSums[2], netSums[3]) = (Vector512.Sum(s0), Vector512.Sum(s1), Vector512.Sum(s2), Vector512.Sum(s3));
        Ship(net, x, sums, y);
    }

    private void FourDutyFree(double* k, double* u, double* x, double* sums, double* y)
    {
        Vector512<double> a0 = default, a1 = default, a2 = default, a3 = default;
        double* k1 = k + _np, k2 = k1 + _np, k3 = k2 + _np;
        for (int v = 0; v < _np; v += 8)
        {
            var uv = Vector512.LoadAligned(u + v);
            a0 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k + v), uv, a0);
            a1 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k1 + v), uv, a1);
            a2 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k2 + v), uv, a2);
            a3 = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k3 + v), uv, a3);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (Vector512.Sum(a0), Vector512.Sum(a1), Vector512.Sum(a2), Vector512.Sum(a3));
        Ship(k, x, sums, y);
    }

    /// <summary>Adds what four destinations order, before the factor u_i: y_i += Σ_n net_ni X_n/sum_n.</summary>
    private void Ship(double* net, double* x, double* sums, double* y)
    {
        var q0 = Vector512.Create(x[0] / sums[0]);
        var q1 = Vector512.Create(x[1] / sums[1]);
        var q2 = Vector512.Create(x[2] / sums[2]);
        var q3 = Vector512.Create(x[3] / sums[3]);
        double* t1 = net + _np, t2 = t1 + _np, t3 = t2 + _np;
        for (int v = 0; v < _np; v += 8)
        {
            var left = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(net + v), q0, Vector512.LoadAligned(t1 + v) * q1);
            var right = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(t2 + v), q2, Vector512.LoadAligned(t3 + v) * q3);
            (Vector512.LoadAligned(y + v) + left + right).StoreAligned(y + v);
        }
    }

    private void OneDestination(double* k, double* net, double* u, double* x, double* sums, double* netSums, double* y)
    {
        Vector512<double> a = default, s = default;
        for (int v = 0; v < _np; v += 8)
        {
            var uv = Vector512.LoadAligned(u + v);
            a = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(k + v), uv, a);
            s = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(net + v), uv, s);
        }

        (sums[0], netSums[0]) = (Vector512.Sum(a), Vector512.Sum(s));
        var q = Vector512.Create(x[0] / sums[0]);
        for (int v = 0; v < _np; v += 8)
            Vector512.FusedMultiplyAdd(Vector512.LoadAligned(net + v), q, Vector512.LoadAligned(y + v)).StoreAligned(y + v);
    }

    /// <summary>Labour demand, wage bills and incomes; returns the largest relative gap of the labour markets and the numéraire, NaN when an income is not positive.</summary>
    private double Incomes(double* logWage)
    {
        double* labour = Labour, gamma = _system.ValueAddedShares.Pointer, y = _output.Pointer;
        new Span<double>(labour, _np).Clear();
        for (int j = 0; j < _j; j++)
            for (int x = 0; x < _np; x += 8)
                Vector512.FusedMultiplyAdd(Vector512.LoadAligned(gamma + (j * _np) + x), Vector512.LoadAligned(y + (j * _np) + x), Vector512.LoadAligned(labour + x)).StoreAligned(labour + x);
        for (int n = 0; n < _n; n++) Wages[n] = Math.Exp(logWage[n]) * _system.ValueAdded[n];
        Deficits.Of(_closure, _deficits, _transfers, new ReadOnlySpan<double>(Wages, _n), new ReadOnlySpan<double>(Revenue, _n), new Span<double>(Income, _n));
        double largest = 0, wages = 0;
        for (int n = 0; n < _n; n++)
        {
            wages += Wages[n];
            TradeBalance[n] += Income[n];
            Income[n] += Wages[n] + Revenue[n];
            if (!(Income[n] > 0 && labour[n] > 0)) return double.NaN;
            largest = Math.Max(largest, Math.Abs((labour[n] / Wages[n]) - 1));
        }

        return Math.Max(largest, Math.Abs((wages / _system.WorldValueAdded) - 1));
    }

    /// <summary>X′_nj = Σ_k γ_njk Y′_nk + α_nj I′_n.</summary>
    private void Demand()
    {
        double* g = _system.Coefficients.Pointer, alpha = _system.FinalShares.Pointer;
        for (int j = 0; j < _j; j++)
        {
            double* target = _demand.Pointer + (j * _np), row = g + ((long)j * _j * _np);
            for (int x = 0; x < _np; x += 8)
            {
                var sum = Vector512.LoadAligned(alpha + (j * _np) + x) * Vector512.LoadAligned(Income + x);
                for (int k = 0; k < _j; k++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(row + (k * _np) + x), Vector512.LoadAligned(_output.Pointer + (k * _np) + x), sum);
                sum.StoreAligned(target + x);
            }
        }
    }

    /// <summary>Gaps of prices (in logs, times θ: what they do to shares) and expenditure (relative); step gets the price gap and the expenditure gap in levels.</summary>
    private double Residuals(double* logPrice, double* demand, double* step)
    {
        Vector512<double> largest = default;
        for (int j = 0; j < _j; j++)
        {
            var theta = Vector512.Create(Math.Max(1, _theta[j]));
            for (int x = j * _np; x < (j + 1) * _np; x += 8)
            {
                var price = Vector512.LoadAligned(_price.Pointer + x) - Vector512.Load(logPrice + x);
                price.Store(step + x);
                var wanted = Vector512.LoadAligned(_demand.Pointer + x);
                var gap = wanted - Vector512.LoadAligned(_expenditure.Pointer + x);
                gap.Store(step + _block + x);
                var relative = Vector512.ConditionalSelect(Vector512.GreaterThan(wanted, Vector512<double>.Zero), Vector512.Abs(gap) / wanted, default);
                largest = Vector512.Max(largest, Vector512.Max(Vector512.Abs(price) * theta, relative));
            }
        }

        double worst = 0;
        for (int lane = 0; lane < 8; lane++) worst = double.IsNaN(largest[lane]) ? double.NaN : Math.Max(worst, largest[lane]);
        return worst;
    }

    private void PreconditionPrices(double* step)
    {
        double* m = _system.DomesticResponse.Pointer, target = _demand.Pointer;
        for (int a = 0; a < _j; a++)
        {
            double* row = m + ((long)a * _j * _np);
            for (int x = 0; x < _np; x += 8)
            {
                Vector512<double> sum = default;
                for (int b = 0; b < _j; b++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(row + (b * _np) + x), Vector512.Load(step + (b * _np) + x), sum);
                sum.StoreAligned(target + (a * _np) + x);
            }
        }

        new ReadOnlySpan<double>(target, _block).CopyTo(new Span<double>(step, _block));
    }

    /// <summary>The transposed response, then back from levels to X′/X.</summary>
    private void PreconditionDemand(double* step)
    {
        double* m = _system.DomesticResponse.Pointer, target = _demand.Pointer, x0 = _system.Expenditure.Pointer;
        new Span<double>(target, _block).Clear();
        for (int a = 0; a < _j; a++) AddProducts(m + ((long)a * _j * _np), step + (a * _np), target);
        for (int x = 0; x < _block; x += 8)
        {
            var scale = Vector512.LoadAligned(x0 + x);
            var positive = Vector512.GreaterThan(scale, Vector512<double>.Zero);
            Vector512.ConditionalSelect(positive, Vector512.LoadAligned(target + x) / scale, default).Store(step + x);
        }
    }

    /// <summary>
    /// Each wage moves by the Newton step of its own trade balance, so that it finds its way even where trade is nearly gone, and all keep the numéraire.
    /// </summary>
    private void WageSteps(double* logWage, double* step)
    {
        double sum = 0;
        for (int n = 0; n < _n; n++)
        {
            step[n] = WageSlope[n] > 0 ? Math.Clamp(TradeBalance[n] / WageSlope[n], -MaxWageStep, MaxWageStep) : 0;
            sum += Wages[n] * Math.Exp(step[n]);
        }

        double shift = Math.Log(_system.WorldValueAdded / sum);
        for (int n = 0; n < _n; n++) step[n] += shift;
    }

    private void Apply(CellShock cell, double fraction)
    {
        long at = ((((long)cell.Sector * _n) + cell.Importer) * _np) + cell.Exporter;
        double old = _system.World.Tariffs[cell.Importer, cell.Exporter, cell.Sector];
        double kappa = (1 + cell.Tariff) / (1 + old) * cell.TradeCost, duty = 1 + cell.Tariff, taste = cell.Taste;
        if (fraction < 1)
        {
            duty = Math.Pow(1 + old, 1 - fraction) * Math.Pow(duty, fraction);
            kappa = Math.Pow(kappa, fraction);
            taste = taste > 0 ? Math.Pow(taste, fraction) : (1 - fraction) * (1 - fraction);
        }

        double k = _system.Shares.Pointer[at] * taste;
        if (kappa != 1) k *= Math.Pow(kappa, -_theta[cell.Sector]);
        _k.Pointer[at] = k;
        _net.Pointer[at] = k / duty;
    }

    private void Restore(CellShock cell)
    {
        long at = ((((long)cell.Sector * _n) + cell.Importer) * _np) + cell.Exporter;
        _k.Pointer[at] = _system.Shares.Pointer[at];
        _net.Pointer[at] = _system.NetShares.Pointer[at];
    }

    private bool IsDutiable(int j)
    {
        int length = _n * _np;
        return !_system.Shares.Span.Slice(j * length, length).SequenceEqual(_system.NetShares.Span.Slice(j * length, length));
    }
}

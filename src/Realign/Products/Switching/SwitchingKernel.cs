using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Realign.Numerics;

namespace Realign.Products.Switching;

/// <summary>
/// Solves one product after the other in buffers of its own, eight origins at a time; nothing is allocated for a product. An evaluation of the price index costs one
/// logarithm and one exponential an origin, and Newton's method needs three or four.
/// </summary>
internal sealed unsafe class SwitchingKernel
{
    private const int MaxEvaluations = 200;

    private readonly SwitchingModel _model;
    private readonly ProductFlows _flows;
    private readonly SwitchingTask _task;
    private readonly SwitchingParameters _parameters;
    private readonly SwitchingSolution _solution;
    private readonly double[]? _buyerShares;
    private readonly double _ω;
    private readonly double _η;

    // By origin of the product at hand: s b̂ τ̂^(1−σ); b̂ τ̂^(−σ); m times that; 1 − m; ln x̂; q̂.
    private readonly AlignedBuffer _weight;
    private readonly AlignedBuffer _wanted;
    private readonly AlignedBuffer _ours;
    private readonly AlignedBuffer _others;
    private readonly AlignedBuffer _logPrice;
    private readonly AlignedBuffer _quantity;

    public SwitchingKernel(SwitchingModel model, SwitchingTask task, SwitchingParameters parameters, double[]? buyerShares, SwitchingSolution solution)
    {
        (_model, _flows, _task, _parameters, _solution) = (model, model.Flows, task, parameters, solution);
        (_ω, _η) = (parameters.Supply, parameters.Demand);
        _buyerShares = buyerShares;
        int length = AlignedBuffer.Padded(Math.Max(1, model.Longest));
        (_weight, _wanted, _ours) = (new AlignedBuffer(length), new AlignedBuffer(length), new AlignedBuffer(length));
        (_others, _logPrice, _quantity) = (new AlignedBuffer(length), new AlignedBuffer(length), new AlignedBuffer(length));
    }

    public void Solve(int product)
    {
        int start = _flows.Starts[product], count = _flows.Starts[product + 1] - start;
        if (!_task.Touched[product])
        {
            if (_solution.Prices is null) return;
            _solution.Prices.AsSpan(start, count).Fill(1);
            _solution.Quantities.AsSpan(start, count).Fill(1);
            _solution.Set(product, ProductStatus.Untouched, 0, 0, new ProductSwitch { PriceIndex = 1, RiseNeeded = double.NaN });
            return;
        }

        double σ = _parameters.Substitution[product];
        double remaining = Load(product, start, count, σ), atOldPrices = Sum(_weight.Span[..count]);
        if (_task.Wanted == 0 && remaining < SwitchingModel.LeastRemainingShare)
        {
            WithoutOthers(product, start, count, σ);
            return;
        }

        double first = Math.Log(atOldPrices) / (1 - σ);
        double logP = Find(count, σ, first, out int evaluations, out bool found);
        Finish(start, count, σ, logP);
        double residual = Residual(count, σ, logP);
        bool holds = found && residual <= SwitchingModel.Tolerance;
        Keep(start, count);
        _solution.Set(product, holds ? ProductStatus.Converged : ProductStatus.NotConverged, evaluations, residual, Measures(product, start, count, σ, first, logP));
    }

    /// <summary>Puts the product's coefficients into the buffers.</summary>
    /// <returns>Share of spending on origins that are neither refused nor taxed.</returns>
    private double Load(int product, int start, int count, double σ)
    {
        int padded = AlignedBuffer.Padded(count);
        Span<double> weight = _weight.Span, wanted = _wanted.Span, ours = _ours.Span, others = _others.Span;
        _model.Shares.Slice(start, count).CopyTo(weight);
        wanted[..count].Fill(1);
        if (_buyerShares is null)
        {
            ours[..count].Fill(1);
            others[..count].Clear();
        }
        else
        {
            _buyerShares.AsSpan(start, count).CopyTo(ours);
            for (int c = 0; c < count; c++) others[c] = 1 - ours[c];
        }

        weight[count..padded].Clear();
        wanted[count..padded].Clear();
        ours[count..padded].Clear();
        others[count..padded].Fill(1);
        var origins = _flows.OriginsOf(product);
        double remaining = 1;
        for (int c = 0; c < count; c++)
        {
            if (!_task.IsFrom[origins[c]]) continue;
            remaining -= weight[c];
            double rate = 1 + _model.Rates[start + c], τ = (rate + _task.AddedTariff) / rate, a = _task.Wanted * Math.Pow(τ, -σ);
            weight[c] *= a * τ;
            wanted[c] = a;
            ours[c] *= a;
            // Nothing wanted and no other market would be the logarithm of zero; such an origin has no weight, and Finish gives its price.
            if (a == 0) others[c] = 1;
        }

        return remaining;
    }

    /// <summary>The root in ln P̂ of the price index, by Newton's method within the bracket that the evaluations so far leave.</summary>
    private double Find(int count, double σ, double logP, out int evaluations, out bool found)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity, slope = (σ - _η) / (_ω + σ), tolerance = 1e-12 * Math.Max(1, 1 / (σ - 1));
        found = false;
        for (evaluations = 1; evaluations <= MaxEvaluations; evaluations++)
        {
            var (sum, response) = Evaluate(count, Math.Exp((σ - _η) * logP), (1 - σ) / (_ω + σ));
            double gap = (Math.Log(sum) / (1 - σ)) - logP;
            if (!double.IsFinite(gap)) return logP;
            if (Math.Abs(gap) <= tolerance * Math.Max(1, Math.Abs(logP)))
            {
                found = true;
                return logP;
            }

            if (gap > 0) low = logP;
            else high = logP;
            double next = logP + (gap / (1 - (slope * response / sum)));
            if (!(next > low && next < high)) next = double.IsInfinity(low) ? high - 1 : double.IsInfinity(high) ? low + 1 : (low + high) / 2;
            if (next == logP || next == low || next == high)
            {
                found = Math.Abs(gap) <= 100 * tolerance * Math.Max(1, Math.Abs(logP));
                return logP;
            }

            logP = next;
        }

        return logP;
    }

    /// <summary>Σ a x̂^(1−σ), and the same with each term times the buyer's share in what the origin now sells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Sum, double Response) Evaluate(int count, double demand, double power)
    {
        double* weight = _weight.Pointer, ours = _ours.Pointer, others = _others.Pointer;
        var g = Vector512.Create(demand);
        var κ = Vector512.Create(power);
        Vector512<double> sum = default, response = default;
        for (int c = 0; c < count; c += 8)
        {
            var part = Vector512.LoadAligned(ours + c) * g;
            var all = part + Vector512.LoadAligned(others + c);
            var term = Vector512.LoadAligned(weight + c) * Vector512.Exp(κ * Vector512.Log(all));
            sum += term;
            response += term * part / all;
        }

        return (Vector512.Sum(sum), Vector512.Sum(response));
    }

    /// <summary>ln x̂ and q̂ of every origin.</summary>
    private void Finish(int start, int count, double σ, double logP)
    {
        double* wanted = _wanted.Pointer, ours = _ours.Pointer, others = _others.Pointer, price = _logPrice.Pointer, quantity = _quantity.Pointer;
        double shift = (_task.Wanted == 0 && logP == 0) ? 0 : (σ - _η) * logP;
        var g = Vector512.Create(Math.Exp(shift));
        var log = Vector512.Create(shift);
        var inverse = Vector512.Create(1 / (_ω + σ));
        var minusσ = Vector512.Create(-σ);
        for (int c = 0; c < count; c += 8)
        {
            var y = Vector512.Log((Vector512.LoadAligned(ours + c) * g) + Vector512.LoadAligned(others + c)) * inverse;
            y.StoreAligned(price + c);
            (Vector512.LoadAligned(wanted + c) * Vector512.Exp((minusσ * y) + log)).StoreAligned(quantity + c);
        }

        if (_task.Wanted != 0) return;
        for (int c = 0; c < count; c++)
        {
            if (wanted[c] != 0) continue;
            double m = _buyerShares?[start + c] ?? 1;
            price[c] = Math.Log(1 - m) / (_ω + σ);
            quantity[c] = 0;
        }
    }

    /// <summary>The largest relative violation of supply = demand in both markets, and of shares adding up to one.</summary>
    private double Residual(int count, double σ, double logP)
    {
        double* weight = _weight.Pointer, wanted = _wanted.Pointer, ours = _ours.Pointer, others = _others.Pointer, price = _logPrice.Pointer, quantity = _quantity.Pointer;
        Vector512<double> worst = default, shares = default;
        Vector512<double> ω = Vector512.Create(_ω), minusσ = Vector512.Create(-σ), oneLess = Vector512.Create(1 - σ), level = Vector512.Create(logP);
        for (int c = 0; c < count; c += 8)
        {
            var w = Vector512.LoadAligned(wanted + c);
            var active = Vector512.GreaterThan(w, Vector512<double>.Zero);
            var y = Vector512.ConditionalSelect(active, Vector512.LoadAligned(price + c), default);
            var supply = Vector512.Exp(ω * y);
            var m = Vector512.LoadAligned(ours + c) / Vector512.ConditionalSelect(active, w, Vector512<double>.One);
            var demand = (m * Vector512.LoadAligned(quantity + c)) + (Vector512.LoadAligned(others + c) * Vector512.Exp(minusσ * y));
            worst = Vector512.Max(worst, Vector512.ConditionalSelect(active, Vector512.Abs(demand - supply) / supply, default));
            shares += Vector512.LoadAligned(weight + c) * Vector512.Exp(oneLess * (y - level));
        }

        double largest = Math.Abs(Vector512.Sum(shares) - 1);
        for (int lane = 0; lane < 8; lane++) largest = double.IsNaN(worst[lane]) ? double.NaN : Math.Max(largest, worst[lane]);
        return largest;
    }

    /// <summary>The seller's side where the buyer can turn to nobody.</summary>
    private void WithoutOthers(int product, int start, int count, double σ)
    {
        Finish(start, count, σ, 0);
        // The few crumbs from others stay as they are: their price would have to rise beyond all bounds.
        for (int c = 0; c < count; c++) if (_wanted.Span[c] != 0) (_logPrice.Span[c], _quantity.Span[c]) = (0, 1);
        Keep(start, count);
        _solution.Set(product, ProductStatus.NoOtherSeller, 0, 0, Measures(product, start, count, σ, 0, 0) with { PriceIndex = double.PositiveInfinity });
    }

    private void Keep(int start, int count)
    {
        if (_solution.Prices is null) return;
        for (int c = 0; c < count; c++) _solution.Prices[start + c] = Math.Exp(_logPrice.Span[c]);
        _quantity.Span[..count].CopyTo(_solution.Quantities.AsSpan(start));
    }

    private ProductSwitch Measures(int product, int start, int count, double σ, double logOld, double logP)
    {
        double purchases = 0, lost = 0, group = 0, others = 0, revenue = 0, sales = 0, elsewhere = 0, surplus = 0, groupSales = 0, α = 0, β = 0;
        var origins = _flows.OriginsOf(product);
        var values = _flows.ValuesOf(product);
        var duties = _flows.DutiesOf(product);
        Span<double> price = _logPrice.Span, quantity = _quantity.Span;
        for (int c = 0; c < count; c++)
        {
            double v = values[c], q = quantity[c], x = duties[c] > 0 || _task.IsFrom[origins[c]] ? Math.Exp(price[c]) : 0, m = _buyerShares?[start + c] ?? 1;
            if (_task.IsFrom[origins[c]])
            {
                purchases += v;
                lost += v * (1 - q);
                sales += v * (1 - (x * q));
                if (m < 1) elsewhere += v * (1 - m) / m * (Math.Exp((1 - σ) * price[c]) - 1);
                surplus += v / m * (1 - Math.Exp((1 + _ω) * price[c])) / (1 + _ω);
                revenue += ((_model.Rates[start + c] + _task.AddedTariff) * x * q * v) - duties[c];
                continue;
            }

            revenue += duties[c] * ((x * q) - 1);
            if (!_task.IsGroup[origins[c]])
            {
                others += v * (q - 1);
                continue;
            }

            group += v * (q - 1);
            groupSales += v;
            α += v / m;
            β += v * (1 - m) / m;
        }

        double rise = 1 + _task.Within, capacity = groupSales > 0 ? (α * Math.Pow(rise, _ω)) - (β * Math.Pow(rise, -σ)) - groupSales : 0;
        double spending = _model.Spending[product], refusing = SwitchingEquations.SurplusLoss(logOld, _η) * spending;
        return new ProductSwitch
        {
            Purchases = purchases,
            Spending = spending,
            LostVolume = lost,
            ReplacedByGroup = group,
            ReplacedByOthers = others,
            CostOfRefusing = refusing,
            CostOfDearerSellers = (SwitchingEquations.SurplusLoss(logP, _η) * spending) - refusing,
            TariffRevenue = revenue,
            LostSales = sales,
            SoldElsewhere = elsewhere,
            SellersLostSurplus = surplus,
            GroupSales = groupSales,
            GroupCapacity = capacity,
            Coverable = Math.Min(capacity, Math.Max(0, lost)),
            PriceIndex = Math.Exp(logP),
            RiseNeeded = RiseNeeded(α, β, groupSales, lost, σ),
        };
    }

    /// <summary>The k at which α(1+k)^ω − β(1+k)^(−σ) − the group's sales is the lost volume; rising in ln(1+k), so Newton's method from a point above the root falls to it.</summary>
    private double RiseNeeded(double α, double β, double sales, double lost, double σ)
    {
        if (!(lost > 0)) return double.NaN;
        if (!(sales > 0)) return double.PositiveInfinity;
        // Without the other markets' part, which only helps, the root is here; it is an upper bound.
        double y = Math.Log((lost + sales + β) / α) / _ω, low = 0, high = y;
        for (int step = 0; step < MaxEvaluations; step++)
        {
            double up = α * Math.Exp(_ω * y), down = β * Math.Exp(-σ * y), gap = up - down - sales - lost;
            if (Math.Abs(gap) <= 1e-12 * (sales + lost)) break;
            if (gap > 0) high = y;
            else low = y;
            double next = y - (gap / ((_ω * up) + (σ * down)));
            y = next > low && next < high ? next : (low + high) / 2;
            if (high - low <= 1e-15 * Math.Max(1, high)) break;
        }

        return Math.Exp(y) - 1;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}

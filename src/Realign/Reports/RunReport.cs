using Realign.Backtests;
using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Reports;

/// <summary>Puts a counterfactual, with its draws if there are any, into the form in which it is reported.</summary>
public sealed class RunReport
{
    private readonly Effects _effects;
    private readonly World _world;
    private readonly RunLayout? _layout;
    private readonly Samples? _samples;
    private readonly double _usd;

    private RunReport(Effects effects, RunLayout? layout, Samples? samples)
    {
        (_effects, _world, _layout, _samples) = (effects, effects.Baseline, layout, samples is { Draws: > 0 } ? samples : null);
        _usd = UsdPer(_world.Unit);
    }

    /// <summary>Builds the result. The world's unit is turned into USD.</summary>
    /// <param name="head">What was asked: everything but the numbers.</param>
    /// <param name="counterfactual">The solution at central values.</param>
    /// <param name="layout">What was sampled; null without draws.</param>
    /// <param name="samples">The draws; null without.</param>
    /// <param name="focus">Positions of the economies whose trade is listed.</param>
    /// <param name="focusOnly">Whether balances and sectors are listed for them alone.</param>
    public static RunResult Build(RunHead head, Counterfactual counterfactual, RunLayout? layout, Samples? samples, IReadOnlyList<int> focus, bool focusOnly = false)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(counterfactual);
        var world = head.World;
        var result = new RunResult
        {
            RealignVersion = Product.Version,
            Scenario = head.Scenario,
            World = new WorldSummary(world.Name, world.Year, world.Hash, world.Economies.Count, world.Sectors.Count),
            Model = head.Model,
            Closure = head.Closure,
            Elasticities = head.Elasticities,
            Converged = counterfactual.Converged,
            Failure = counterfactual.Failure,
            MaxResidual = double.IsFinite(counterfactual.MaxResidual) ? counterfactual.MaxResidual : null,
            Conditions = [.. counterfactual.Residuals.Where(r => double.IsFinite(r.Largest)).Select(r => new ConditionSummary(r.Condition, r.Largest, r.Where))],
            Iterations = counterfactual.Iterations,
            SolveMilliseconds = counterfactual.SolveMilliseconds,
            BaselineSolved = counterfactual.BaselineSolved,
            Draws = samples?.Draws ?? 0,
            DrawsFailed = samples is { Draws: > 0 } ? samples.Failed : 0,
            Seed = samples is { Draws: > 0 } ? samples.Seed : null,
            Record = focusOnly ? [] : [.. TrackRecord.Shipped.Lines(head.Scenario.Events.Select(e => e.Kind))],
        };
        return counterfactual.Converged ? new RunReport(counterfactual.Effects, layout, samples).Fill(result, focus, focusOnly) : result;
    }

    /// <summary>How many USD a unit of the world is.</summary>
    /// <exception cref="RealignException">The unit is not in USD.</exception>
    public static double UsdPer(string unit) => unit switch
    {
        "USD" => 1,
        "thousand USD" => 1e3,
        "million USD" => 1e6,
        "billion USD" => 1e9,
        _ => throw new RealignException($"The world's unit is '{unit}'; reports are in USD. Use 'USD', 'thousand USD', 'million USD' or 'billion USD'."),
    };

    private RunResult Fill(RunResult result, IReadOnlyList<int> focus, bool focusOnly)
    {
        int[] listed = focusOnly ? [.. focus] : [.. Enumerable.Range(0, _world.Economies.Count)];
        return result with
        {
            Economies = [.. Enumerable.Range(0, _world.Economies.Count).Select(Economy)],
            Balances = [.. listed.SelectMany(n => Partners(n).Select(i => Balance(n, i)))],
            Sectors = [.. listed.SelectMany(n => Enumerable.Range(0, _world.Sectors.Count).Select(j => Sector(n, j)))],
            Trade = [.. focus.SelectMany(n => Partners(n).Select(i => Trade(n, i)))],
        };
    }

    private IEnumerable<int> Partners(int n) => Enumerable.Range(0, _world.Economies.Count).Where(i => i != n);

    private Interval Range(int? position, double value) => _samples is not null && position is { } p ? _samples.Interval(p) : Interval.Point(value);

    private BeforeAfter InUsd(int? position, double before, double after)
    {
        var range = Range(position, after);
        return new BeforeAfter(before * _usd, range.Value * _usd, range.Low * _usd, range.High * _usd);
    }

    private BeforeAfter InUsd(int? position, Change change) => InUsd(position, change.Before, change.After);

    private EconomyResult Economy(int n)
    {
        var economy = _world.Economies[n];
        return new EconomyResult
        {
            Code = economy.Code,
            Name = economy.Name,
            DonatedCoefficients = economy.HasDonatedCoefficients,
            Welfare = Range(_layout?.Of(RunLayout.Measure.Welfare, n), _effects.Welfare[n]),
            RealWage = Range(_layout?.Of(RunLayout.Measure.RealWage, n), _effects.RealWage[n]),
            TermsOfTrade = Range(_layout?.Of(RunLayout.Measure.TermsOfTrade, n), _effects.Decomposition.TermsOfTradeTotal[n]),
            VolumeOfTrade = Range(_layout?.Of(RunLayout.Measure.VolumeOfTrade, n), _effects.Decomposition.VolumeOfTradeTotal[n]),
            OtherWelfare = Range(_layout?.Of(RunLayout.Measure.OtherWelfare, n), _effects.Decomposition.Rest[n]),
            PriceIndex = Range(_layout?.Of(RunLayout.Measure.PriceIndex, n), _effects.PriceIndex[n]),
            WelfareAtOldTastes = Range(_layout?.Of(RunLayout.Measure.WelfareAtOldTastes, n), _effects.WelfareAtOldTastes(n)),
            Exports = InUsd(_layout?.Of(RunLayout.Measure.Exports, n), _effects.Exports(n)),
            Imports = InUsd(_layout?.Of(RunLayout.Measure.Imports, n), _effects.Imports(n)),
            GoodsExports = InUsd(_layout?.Of(RunLayout.Measure.GoodsExports, n), _effects.Exports(n, goodsOnly: true)),
            GoodsImports = InUsd(_layout?.Of(RunLayout.Measure.GoodsImports, n), _effects.Imports(n, goodsOnly: true)),
            TariffRevenue = InUsd(_layout?.Of(RunLayout.Measure.TariffRevenue, n), _effects.TariffRevenueOf(n)),
        };
    }

    private BalanceResult Balance(int n, int i)
    {
        var all = InUsd(_layout?.Of(RunLayout.Flow.Balance, n, i), _effects.Balance(n, i));
        var goods = InUsd(_layout?.Of(RunLayout.Flow.GoodsBalance, n, i), _effects.Balance(n, i, goodsOnly: true));
        return new BalanceResult(_world.Economies[n].Code, _world.Economies[i].Code, all, goods);
    }

    private TradeResult Trade(int n, int i) => new(
        _world.Economies[n].Code,
        _world.Economies[i].Code,
        InUsd(_layout?.Of(RunLayout.Flow.GoodsExports, n, i), _effects.ExportsTo(n, i, goodsOnly: true)),
        InUsd(_layout?.Of(RunLayout.Flow.GoodsImports, n, i), _effects.ImportsFrom(n, i, goodsOnly: true)),
        Range(_layout?.Of(RunLayout.Flow.TermsOfTrade, n, i), _effects.Decomposition.TermsOfTradeWith(n, i)),
        Range(_layout?.Of(RunLayout.Flow.VolumeOfTrade, n, i), _effects.Decomposition.VolumeOfTradeWith(n, i)));

    private SectorResult Sector(int n, int j) => new(
        _world.Economies[n].Code,
        _world.Sectors[j].Code,
        InUsd(_layout?.Of(RunLayout.Branch.Output, n, j), _world.Output[n, j], _effects.Output(n, j)),
        InUsd(_layout?.Of(RunLayout.Branch.ValueAdded, n, j), _world.ValueAddedShares[n, j] * _world.Output[n, j], _effects.ValueAdded(n, j)),
        Range(_layout?.Of(RunLayout.Branch.Price, n, j), _effects.Price(n, j)));
}

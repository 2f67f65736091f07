using Realign.Models.Ensembles;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;
using Measure = Realign.Models.Ensembles.EnsembleResult.Measure;

namespace Realign.Reports;

/// <summary>Puts a counterfactual, with its draws if there are any, into the form in which it is reported.</summary>
public static class RunReport
{
    /// <summary>Builds the result. The world's unit is turned into USD.</summary>
    public static RunResult Build(ScenarioSummary scenario, World world, string closure, string elasticities, Counterfactual counterfactual, EnsembleResult? draws)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(counterfactual);
        var result = new RunResult
        {
            RealignVersion = Product.Version,
            Scenario = scenario,
            World = new WorldSummary(world.Name, world.Year, world.Hash, world.Economies.Count, world.Sectors.Count),
            Model = "general-equilibrium",
            Closure = closure,
            Elasticities = elasticities,
            Converged = counterfactual.Converged,
            Failure = counterfactual.Failure,
            MaxResidual = double.IsFinite(counterfactual.MaxResidual) ? counterfactual.MaxResidual : null,
            Conditions = [.. counterfactual.Residuals.Where(r => double.IsFinite(r.Largest)).Select(r => new ConditionSummary(r.Condition, r.Largest, r.Where))],
            Iterations = counterfactual.Iterations,
            SolveMilliseconds = counterfactual.SolveMilliseconds,
            BaselineSolved = counterfactual.BaselineSolved,
            Draws = draws?.Draws ?? 0,
            DrawsFailed = draws?.Failed ?? 0,
            Seed = draws?.Seed,
        };
        if (!counterfactual.Converged) return result;
        double usd = UsdPer(world.Unit);
        var effects = counterfactual.Effects;
        return result with
        {
            Economies = [.. Enumerable.Range(0, world.Economies.Count).Select(n => Economy(effects, draws, n, usd))],
            Balances = [.. Balances(effects, usd)],
            Sectors = [.. Sectors(effects, usd)],
        };
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

    private static EconomyResult Economy(Effects effects, EnsembleResult? draws, int n, double usd)
    {
        Interval Range(Measure measure, double value) => draws?.Interval(measure, n, value) ?? Interval.Point(value);
        BeforeAfter InUsd(Change change) => new(change.Before * usd, change.After * usd);
        var economy = effects.Baseline.Economies[n];
        return new EconomyResult
        {
            Code = economy.Code,
            Name = economy.Name,
            DonatedCoefficients = economy.HasDonatedCoefficients,
            Welfare = Range(Measure.Welfare, effects.Welfare[n]),
            RealWage = Range(Measure.RealWage, effects.RealWage[n]),
            TermsOfTrade = Range(Measure.TermsOfTrade, effects.Decomposition.TermsOfTradeTotal[n]),
            VolumeOfTrade = Range(Measure.VolumeOfTrade, effects.Decomposition.VolumeOfTradeTotal[n]),
            PriceIndex = Range(Measure.PriceIndex, effects.PriceIndex[n]),
            WelfareAtOldTastes = effects.WelfareAtOldTastes(n),
            Exports = InUsd(effects.Exports(n)),
            Imports = InUsd(effects.Imports(n)),
            GoodsExports = InUsd(effects.Exports(n, goodsOnly: true)),
            GoodsImports = InUsd(effects.Imports(n, goodsOnly: true)),
            TariffRevenue = InUsd(effects.TariffRevenueOf(n)),
        };
    }

    private static IEnumerable<BalanceResult> Balances(Effects effects, double usd)
    {
        var economies = effects.Baseline.Economies;
        for (int n = 0; n < economies.Count; n++)
        {
            for (int i = 0; i < economies.Count; i++)
            {
                if (i == n) continue;
                Change all = effects.Balance(n, i), goods = effects.Balance(n, i, goodsOnly: true);
                yield return new BalanceResult(economies[n].Code, economies[i].Code, all.Before * usd, all.After * usd, new BeforeAfter(goods.Before * usd, goods.After * usd));
            }
        }
    }

    private static IEnumerable<SectorResult> Sectors(Effects effects, double usd)
    {
        var world = effects.Baseline;
        for (int n = 0; n < world.Economies.Count; n++)
        {
            for (int j = 0; j < world.Sectors.Count; j++)
            {
                double before = world.Output[n, j] * usd, after = effects.Output(n, j) * usd, share = world.ValueAddedShares[n, j];
                yield return new SectorResult(
                    world.Economies[n].Code, world.Sectors[j].Code, new BeforeAfter(before, after), new BeforeAfter(share * before, share * after), Interval.Point(effects.Price(n, j)));
            }
        }
    }
}

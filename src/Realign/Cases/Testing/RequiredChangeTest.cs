using System.Globalization;
using Realign.Claims;
using Realign.Events;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>What would have to happen? Finds, on the model at central values, how far a named lever has to be moved beyond the scenario for the claim to hold.</summary>
internal static class RequiredChangeTest
{
    /// <summary>The root is found to this relative precision of the lever.</summary>
    private const double Precision = 1e-3;

    private const int MostSteps = 60;

    /// <summary>Something that could be moved.</summary>
    /// <param name="Name">What it is, as the subject of a sentence.</param>
    /// <param name="Nearest">Where the search begins: nothing is moved.</param>
    /// <param name="Farthest">Beyond this nobody would believe it.</param>
    /// <param name="Event">The event of a given size.</param>
    /// <param name="Said">The size in words.</param>
    private sealed record Lever(string Name, double Nearest, double Farthest, Func<double, ScenarioEvent> Event, Func<double, string> Said);

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked, string? measure, ClaimTarget? target)
    {
        if (asked.Claim is { Direction: ClaimDirection.Level, Modality: ClaimModality.ReportedFact }) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The claim is about what is, not about what will be.");
        if (measure is null || target is null) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "There is no measure that levers could move to the claim.");
        if (context.Scenario(asked.Scenario) is not { Samples: not null } scenario) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The scenario has no solution to start from.");
        if (asked.Claim.Value is null && asked.Claim.Direction != ClaimDirection.Eliminate) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The claim names a direction and no size, so that no size is required of anything else.");
        if (measure == ClaimLink.Budget) return Budget(context, scenario, target);
        if (measure == ClaimLink.Capacity) return Capacity(context, scenario);
        int k = context.Laboratory.Measures.Find(measure);
        if (k < 0 || !Partner(measure, out string partner) || !context.World.TryEconomyIndex(partner, out _)) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "No lever of this test moves what the claim is about; levers are of trade with a partner.");
        return OfTrade(context, scenario, k, partner, target);
    }

    private static ClaimTestResult OfTrade(ClaimContext context, SolvedScenario scenario, int k, string partner, ClaimTarget target)
    {
        var info = context.Measures[k];
        string own = context.Code, name = context.Name(own), other = context.Name(partner);
        var figures = new List<ClaimFigure>();
        var said = new List<string>();
        if (Multiple(context, partner, info, target) is { } multiple)
        {
            figures.Add(new($"exports to {other}, times today's, imports as they are", multiple, "times", $"world {context.World.Name}, accounts alone"));
            said.Add($"With imports as they are, exports to {other} would have to be {multiple.ToString("0.0", CultureInfo.InvariantCulture)} times today's.");
        }

        foreach (var lever in Levers(own, partner, name, other))
        {
            double? found = Root(context, scenario, lever, k, info.Before ?? 1, target, out double reached, out double exports);
            if (found == lever.Nearest) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "It holds in the scenario at central values: nothing more is required.");
            if (found is { } size)
            {
                figures.Add(new(lever.Name, size, "fraction", $"scenario '{scenario.Id}' with it, central values"));
                figures.Add(new($"exports to {other} then, times today's", exports, "times", "the same solution"));
                said.Add($"On the model, {lever.Name} would have to {lever.Said(size)}; exports to {other} would then be {exports.ToString("0.0", CultureInfo.InvariantCulture)} times today's.");
            }
            else said.Add($"{EconomyText.Upper(lever.Name)} alone do not do it: were they to {lever.Said(lever.Farthest)}, {EconomyText.Lower(info.Label)} would be {FigureText.Signed(reached, info.Unit)}.");
        }

        return new ClaimTestResult(ClaimTestKind.RequiredChange, Finding.Open, string.Join(' ', said), figures);
    }

    /// <summary>The factor of exports at which a balance meets the target while imports stay; null where the claim is about something else.</summary>
    private static double? Multiple(ClaimContext context, string partner, MeasureInfo info, ClaimTarget target)
    {
        if (info.Id != $"goods-balance-{partner}" || info.Before is not < 0 and not > 0) return null;
        double before = info.Before!.Value, exports = context.Measures[context.Laboratory.Measures.Find($"goods-exports-{partner}")].Before!.Value;
        double wanted = target.Kind switch
        {
            TargetKind.Ratio when target.High is < 1 and { } high => high * before,
            TargetKind.Change when target.High is < 0 and { } high => before + (Math.Sign(before) * high),
            TargetKind.Level => (target.Low > before ? target.Low : target.High) ?? double.NaN,
            _ => double.NaN,
        };
        return double.IsFinite(wanted) && exports > 0 ? (exports + wanted - before) / exports : null;
    }

    private static IEnumerable<Lever> Levers(string own, string partner, string name, string other)
    {
        TradeScope exports = new([partner], [own], ["goods"]), imports = new([own], [partner], ["goods"]);
        yield return new(
            $"trade costs of goods from {name} to {other}", 0, -0.95,
            x => new TradeCostEvent(exports, EventSize.Certain(x)) { Id = "required", Kind = "trade-cost" },
            x => $"fall by {Percent(-x)}");
        yield return new(
            $"tariffs of {name} on goods from {other}", 0, 5,
            x => new TariffEvent(imports, EventSize.Certain(x), TariffMode.Add) { Id = "required", Kind = "tariff" },
            x => $"rise by {Percent(x)} of the price");
    }

    /// <summary>Bisection: the least size at which the claim holds; null when it does not at the farthest.</summary>
    private static double? Root(ClaimContext context, SolvedScenario scenario, Lever lever, int k, double before, ClaimTarget target, out double reached, out double exports)
    {
        double[] row = new double[context.Laboratory.Measures.Width];
        int at = context.Measures.ToList().FindIndex(m => m.Id == context.Measures[k].Id.Replace("balance", "exports", StringComparison.Ordinal).Replace("imports", "exports", StringComparison.Ordinal));
        double multiple = double.NaN, level = double.NaN;
        bool Holds(double size)
        {
            var moved = scenario.Draws.Scenario.Scenario with { Events = [.. scenario.Draws.Scenario.Scenario.Events, lever.Event(size)] };
            var solved = context.Laboratory.Solve(context.Laboratory.Resolve(moved, scenario.Draws.Scenario.At), new Setting(), null);
            if (!solved.Converged) return false;
            context.Laboratory.Measures.Record(solved.Effects, row);
            level = before + row[k];
            if (at >= 0 && context.Measures[at].Before is > 0 and { } sold) multiple = 1 + (row[at] / sold);
            return target.Holds(before, level);
        }

        double near = lever.Nearest, far = lever.Farthest;
        if (Holds(near))
        {
            (reached, exports) = (level, multiple);
            return near;
        }

        if (!Holds(far))
        {
            (reached, exports) = (level, multiple);
            return null;
        }

        for (int step = 0; step < MostSteps && Math.Abs(far - near) > Precision * Math.Abs(far); step++)
        {
            double middle = (near + far) / 2;
            if (Holds(middle)) far = middle;
            else near = middle;
        }

        Holds(far);
        (reached, exports) = (level, multiple);
        return far;
    }

    private static ClaimTestResult Budget(ClaimContext context, SolvedScenario scenario, ClaimTarget target)
    {
        if (context.Debt is not { External: { FiscalBalance: < 0 and { } balance } external } debt || debt.Scenarios.FirstOrDefault(s => s.Id == scenario.Id) is not { } effect || target is not { Kind: TargetKind.Ratio, High: < 1 })
            return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The deficit before is not known, or the claim is not about what becomes of it.");
        double wanted = target.High!.Value * balance, done = DebtText.Total(effect).Value, missing = wanted - balance - done;
        double? taxes = effect.Parameters.FirstOrDefault(p => p.Name == "taxes / GDP")?.Size.Value;
        string ofTaxes = taxes is > 0 and { } t ? $", which is {DebtText.Percent(missing / t)} of all taxes" : "";
        return new ClaimTestResult(
            ClaimTestKind.RequiredChange, Finding.Open,
            $"Beyond what the scenario brings, the balance would have to improve by {FigureText.Size(missing, "fraction")} of GDP ({FigureText.Size(missing * external.Gdp, "USD")} a year){ofTaxes}: through taxes or spending, since trade gives the budget no more.",
            [new("improvement of the balance still needed, of GDP", missing, "fraction", $"fiscal balance of {external.Year} less what scenario '{scenario.Id}' brings"), new("in dollars a year", missing * external.Gdp, "USD", $"GDP of {external.Year}")]);
    }

    private static ClaimTestResult Capacity(ClaimContext context, SolvedScenario scenario) =>
        context.Debt?.Scenarios.FirstOrDefault(s => s.Id == scenario.Id) is not { } effect
            ? ClaimTestResult.None(ClaimTestKind.RequiredChange, "The debt of this scenario is not known.")
            : new ClaimTestResult(
                ClaimTestKind.RequiredChange, Finding.Open,
                $"To double: {string.Join("; ", effect.Capacity.Where(c => c.Before is not null).Select(c => $"{c.Name}: {c.Needs}"))}.",
                [.. effect.Capacity.Where(c => c.Before is not null).Select(c => new ClaimFigure($"{c.Name} before", c.Before!.Value, c.Unit, "macro file"))]);

    /// <summary>The partner that a measure's id ends with.</summary>
    private static bool Partner(string measure, out string partner)
    {
        partner = measure[(measure.LastIndexOf('-') + 1)..];
        return partner.Length > 0 && partner.All(char.IsAsciiLetterUpper);
    }

    private static string Percent(double fraction) => $"{(100 * fraction).ToString(fraction < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture)} %";
}

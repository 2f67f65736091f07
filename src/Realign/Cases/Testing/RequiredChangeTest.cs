using System.Globalization;
using Realign.Claims;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>What would have to happen? Finds, on the model at central values, how far a named lever has to be moved beyond the scenario for the claim to hold.</summary>
internal static class RequiredChangeTest
{
    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked, string? measure, ClaimTarget? target)
    {
        if (asked.Claim is { Direction: ClaimDirection.Level, Modality: ClaimModality.ReportedFact }) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The claim is about what is, not about what will be.");
        if (asked.Scenario == CaseClaim.NoScenario) return ClaimTestResult.None(ClaimTestKind.RequiredChange, CaseClaim.WithoutScenario);
        if (measure is null || target is null) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "There is no measure that levers could move to the claim.");
        if (context.Scenario(asked.Scenario) is not { Samples: not null } scenario) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The scenario has no solution to start from.");
        if (asked.Claim.Value is null && asked.Claim.Direction != ClaimDirection.Eliminate) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The claim names a direction and no size, so that no size is required of anything else.");
        if (measure == ClaimLink.Budget) return Budget(context, scenario, target);
        if (measure == ClaimLink.Capacity) return Capacity(context, scenario);
        int k = context.Laboratory.Measures.Find(measure);
        if (k < 0) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "No lever of this test moves what the claim is about.");
        if (context.Measures[k].Before is null && target.Kind != TargetKind.Ratio) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "The model gives the relative change of this, and the claim names a level or an amount.");
        return OnModel(context, scenario, k, target);
    }

    private static ClaimTestResult OnModel(ClaimContext context, SolvedScenario scenario, int k, ClaimTarget target)
    {
        var info = context.Measures[k];
        var (economy, partner) = CaseMeasures.Split(info.Id);
        string to = partner is null ? "everyone" : context.Name(partner);
        var search = new LeverSearch(context, scenario, k, context.Laboratory.Measures.Find(Exports(economy, partner)), target);
        if (search.HoldsAlready) return ClaimTestResult.None(ClaimTestKind.RequiredChange, "It holds in the scenario at central values: nothing more is required.");
        List<ClaimFigure> figures = [];
        List<string> take = [], beyond = [];
        bool ofTrade = info.Id.StartsWith("goods-", StringComparison.Ordinal) || info.Id.Contains("-share-", StringComparison.Ordinal);
        foreach (var lever in Lever.Of(context.World, economy ?? context.Code, partner, scenario.Draws.Scenario.Scenario, scenario.Draws.Scenario.At, ofTrade))
        {
            var (found, at) = search.Find(lever);
            if (at is not { } point) continue;
            if (!found)
            {
                beyond.Add($"{lever.Said(point.Size)} ({Reached(info, point)})");
                continue;
            }

            figures.Add(new(lever.Name, point.Size, lever.Unit, $"scenario '{scenario.Id}' with it, central values"));
            if (ofTrade && point.Exports is { } exports) figures.Add(new($"exports to {to} then, times today's", exports, "times", "the same solution"));
            take.Add(ofTrade && point.Exports is { } times ? $"{lever.Said(point.Size)} (exports to {to} would then be {Times(times)} times today's)" : lever.Said(point.Size));
        }

        List<string> said = [];
        if (Multiple(context, economy, partner, info, target) is { } multiple)
        {
            figures.Insert(0, new($"exports to {to}, times today's, imports as they are", multiple, "times", $"world {context.World.Name}, accounts alone"));
            said.Add($"With imports as they are, exports to {to} would have to be {Times(multiple)} times today's.");
        }

        if (take.Count > 0) said.Add($"On the model it would take, beyond the scenario, one of these: {string.Join("; ", take)}.");
        if (beyond.Count > 0) said.Add($"{(take.Count > 0 ? "Not enough alone" : "None of these would be enough")}: {string.Join("; ", beyond)}.");
        return said.Count == 0
            ? ClaimTestResult.None(ClaimTestKind.RequiredChange, "The model has no solution with any lever moved.")
            : new ClaimTestResult(ClaimTestKind.RequiredChange, Finding.Open, string.Join(' ', said), figures);
    }

    /// <summary>What a lever that does not suffice brings the measure to.</summary>
    private static string Reached(MeasureInfo info, LeverSearch.Point point) => info.Before is null
        ? $"{EconomyText.Lower(info.Label)} would change by {FigureText.Signed(point.Change, info.Unit)}"
        : $"{EconomyText.Lower(info.Label)} would be {(info.Unit == "USD" && info.Id.Contains("balance", StringComparison.Ordinal) ? FigureText.Signed(point.Level, info.Unit) : FigureText.Size(point.Level, info.Unit))}";

    private static string Exports(string? economy, string? partner) => $"goods-exports{(partner is null ? "" : $"-{partner}")}{(economy is null ? "" : $"{CaseMeasures.Of}{economy}")}";

    /// <summary>The factor of exports at which a balance meets the target while imports stay; null where the claim is about something else.</summary>
    private static double? Multiple(ClaimContext context, string? economy, string? partner, MeasureInfo info, ClaimTarget target)
    {
        if (!info.Id.StartsWith("goods-balance", StringComparison.Ordinal) || info.Before is not < 0 and not > 0) return null;
        int sold = context.Laboratory.Measures.Find(Exports(economy, partner));
        double before = info.Before!.Value, exports = sold < 0 ? 0 : context.Measures[sold].Before ?? 0;
        double wanted = target.Kind switch
        {
            TargetKind.Ratio when target.High is < 1 and { } high => high * before,
            TargetKind.Change when target.High is < 0 and { } high => before + (Math.Sign(before) * high),
            TargetKind.Level => (target.Low > before ? target.Low : target.High) ?? double.NaN,
            _ => double.NaN,
        };
        return double.IsFinite(wanted) && exports > 0 ? (exports + wanted - before) / exports : null;
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

    private static string Times(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}

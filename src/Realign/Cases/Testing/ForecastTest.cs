using System.Globalization;
using Realign.Claims;
using Realign.Claims.Quantities;
using Realign.Models.Ensembles;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>What do the models say? The share of draws in which what was claimed comes out, in the scenario and under other assumptions.</summary>
internal static class ForecastTest
{
    private const string Fraction = "fraction";

    /// <summary>Assumptions under which the world starts from elsewhere, so that a ratio to the start is another one.</summary>
    private static readonly string[] _otherStart = ["balanced", "one-sector"];

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked, string? measure, ClaimTarget? target)
    {
        if (asked.Claim is { Direction: ClaimDirection.Level, Modality: ClaimModality.ReportedFact }) return ClaimTestResult.None(ClaimTestKind.Forecast, "The claim is about what is, not about what will be.");
        if (asked.Scenario == CaseClaim.NoScenario) return ClaimTestResult.None(ClaimTestKind.Forecast, CaseClaim.WithoutScenario);
        if (measure is null) return ClaimTestResult.None(ClaimTestKind.Forecast, "No model of this case computes what the claim is about.");
        if (measure == ClaimLink.Coverage) return Coverage(context);
        if (target is null) return ClaimTestResult.None(ClaimTestKind.Forecast, "The claim names neither a figure nor a direction, so that nothing could be found in its band or out of it.");
        if (context.Scenario(asked.Scenario) is not { } scenario) return ClaimTestResult.None(ClaimTestKind.Forecast, $"The case has no scenario '{asked.Scenario}'.");
        return measure switch
        {
            ClaimLink.Budget => Budget(context, asked.Claim, scenario, target),
            ClaimLink.Capacity => Capacity(context, scenario),
            ClaimLink.Debt => Debt(context, scenario, target),
            _ => Measured(context, asked.Claim, scenario, [.. ClaimLink.Parts(measure).Select(context.Laboratory.Measures.Find)], target),
        };
    }

    /// <param name="context">What was solved.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="scenario">The scenario that it is tested on.</param>
    /// <param name="measures">Positions of the measures; with several, the claim holds in a draw when it holds of each.</param>
    /// <param name="target">What has to come out.</param>
    private static ClaimTestResult Measured(ClaimContext context, Claim claim, SolvedScenario scenario, int[] measures, ClaimTarget target)
    {
        if (measures.Contains(-1)) return ClaimTestResult.None(ClaimTestKind.Forecast, "No model of this case computes what the claim is about.");
        List<Moves> moves = [.. measures.Select(k => new Moves(context.Measures[k], scenario.Values(k)))];
        int draws = moves[0].Changes.Length;
        if (draws == 0) return ClaimTestResult.None(ClaimTestKind.Forecast, $"The scenario '{scenario.Result.Title}' has no solution.");
        foreach (var (info, _) in moves)
            if (Misfit(claim, info, target) is { } misfit) return ClaimTestResult.None(ClaimTestKind.Forecast, misfit);
        var scaled = Scaled(target, claim, moves[0].Info);
        if (scaled.Kind != TargetKind.Level && moves.Find(m => m.Info.Before == 0) is { } nothing) return ClaimTestResult.None(ClaimTestKind.Forecast, $"{nothing.Info.Label} is nothing in the base year, so that it has no ratio to it.");
        double p = Share(moves, scaled);
        var figures = new List<ClaimFigure> { new("probability", p, Fraction, Draws(context, scenario, draws)) };
        foreach (var (info, changes) in moves)
        {
            if (info.Before is { } level) figures.Add(new(info.Label, level, info.Unit, $"world {context.World.Name}"));
            figures.Add(new($"{info.Label}, change", Middle(changes).Value, info.Unit, $"scenario '{scenario.Id}', {(draws > 1 ? "median" : "central value")}"));
        }

        string others = Others(context, scenario, measures, scaled, figures, out var alternatives), all = moves.Count > 1 ? " of each" : "";
        return new ClaimTestResult(
            ClaimTestKind.Forecast, FindingOf(p),
            $"Scenario '{scenario.Result.Title}': {string.Join("; ", moves.Select(Course))}. {Counted(p, draws)} what was claimed comes out{all} ({target.Reading}).{others}",
            figures, p, Alternatives: alternatives);
    }

    /// <summary>How a measure moves in each draw.</summary>
    private sealed record Moves(MeasureInfo Info, double[] Changes);

    private static string Course(Moves moves) =>
        $"{EconomyText.Lower(moves.Info.Label)} moves {(moves.Info.Before is { } before ? $"from {Level(before, moves.Info.Unit)} " : "")}by {Moved(Middle(moves.Changes), moves.Info)}";

    private static Interval Middle(double[] changes) => changes.Length == 1 ? Interval.Point(changes[0]) : Interval.Of([.. changes]);

    /// <summary>Other assumptions, where the claim is tested on the main scenario.</summary>
    private static string Others(ClaimContext context, SolvedScenario scenario, int[] measures, ClaimTarget target, List<ClaimFigure> figures, out List<string> alternatives)
    {
        alternatives = [];
        if (scenario != context.Scenarios[0]) return "";
        var shares = new List<(string Label, double Share)>();
        foreach (var (id, label, _, samples) in context.Variants.Skip(1))
        {
            List<Moves> moves = [.. measures.Select(k => new Moves(context.Measures[k], samples.Column(k)))];
            int draws = moves[0].Changes.Length;
            if (draws == 0 || (_otherStart.Contains(id) && target.Kind != TargetKind.Change)) continue;
            double share = Share(moves, target);
            shares.Add((label, share));
            alternatives.Add($"{label}: {LikelihoodScale.Word(LikelihoodScale.Of(share))} ({DebtText.Percent(share)})");
            figures.Add(new($"probability: {EconomyText.Lower(label)}", share, Fraction, $"{draws} draws"));
        }

        if (shares.Count == 0) return "";
        double low = shares.Min(s => s.Share), high = shares.Max(s => s.Share);
        return low == high ? $" Under {shares.Count} other sets of assumptions it is {DebtText.Percent(low)} as well."
            : $" Under {shares.Count} other sets of assumptions it is {DebtText.Percent(low)} ({EconomyText.Lower(shares.MinBy(s => s.Share).Label)}) to {DebtText.Percent(high)} ({EconomyText.Lower(shares.MaxBy(s => s.Share).Label)}).";
    }

    private static ClaimTestResult Budget(ClaimContext context, Claim claim, SolvedScenario scenario, ClaimTarget target)
    {
        if (context.Debt?.Scenarios.FirstOrDefault(s => s.Id == scenario.Id) is not { } effect) return ClaimTestResult.None(ClaimTestKind.Forecast, "The budget of this scenario is not known.");
        if (context.Debt.External?.FiscalBalance is not { } before) return ClaimTestResult.None(ClaimTestKind.Forecast, "The fiscal balance before is missing in the macro file, so that there is nothing to compare with.");
        if (target.Kind != TargetKind.Ratio && Units.IsCurrency(claim.Unit)) return ClaimTestResult.None(ClaimTestKind.Forecast, "The claim gives an amount of money; the budget is computed relative to GDP.");
        var scaled = target.Kind == TargetKind.Ratio ? target : target with { Low = target.Low / 100, High = target.High / 100 };
        double[] changes = [.. effect.BudgetDraws];
        double p = Share(changes, before, scaled);
        var total = DebtText.Total(effect);
        return new ClaimTestResult(
            ClaimTestKind.Forecast, FindingOf(p),
            $"{DebtText.Budget(context.Debt, effect)} {Counted(p, changes.Length)} what was claimed comes out ({target.Reading}).",
            [
                new("probability", p, Fraction, Draws(context, scenario, changes.Length)),
                new("fiscal balance before, of GDP", before, Fraction, $"macro file, {context.Debt.External.Year}"),
                new("effect on the balance, of GDP", total.Value, Fraction, $"scenario '{scenario.Id}'"),
            ],
            p);
    }

    /// <summary>Whether others could sell instead: the part of the refused volume that they could supply without becoming much dearer.</summary>
    private static ClaimTestResult Coverage(ClaimContext context)
    {
        if (context.Switching is not { } s) return ClaimTestResult.None(ClaimTestKind.Forecast, "The case does not ask who could sell instead, or there are no data on products.");
        double share = SwitchingText.Share(s);
        string word = share >= 0.99 ? "right" : share >= 0.75 ? "mostly right" : share >= 0.25 ? "partly right" : "wrong";
        return new ClaimTestResult(
            ClaimTestKind.Forecast, share >= 0.75 ? Finding.Supports : share >= 0.25 ? Finding.Open : Finding.Contradicts,
            $"{SwitchingText.Coverage(s)} {SwitchingText.Outcome(s)}",
            [
                new("part that could be supplied", share, Fraction, $"US customs data of {s.Year}, {s.ProductsTouched} products, at most {DebtText.Percent(s.Within)} dearer"),
                new("volume refused", s.Total.LostVolume.Value, "USD", $"{s.File}, {s.Year}"),
                new("products that could not be replaced in full", s.ProductsNotCovered, "products", "the same"),
                new("cost to the buyer", s.Total.ExtraCost.Value, "USD", "the same"),
            ],
            Word: word);
    }

    /// <summary>The most favourable definition decides: a claim that names none may mean any.</summary>
    private static ClaimTestResult Capacity(ClaimContext context, SolvedScenario scenario)
    {
        if (context.Debt?.Scenarios.FirstOrDefault(s => s.Id == scenario.Id) is not { } effect) return ClaimTestResult.None(ClaimTestKind.Forecast, "The debt of this scenario is not known.");
        var known = effect.Capacity.Where(c => c.Probability is not null).ToList();
        if (known.Count == 0) return ClaimTestResult.None(ClaimTestKind.Forecast, "No definition of the capacity to pay can be computed: figures are missing.");
        double p = known.Max(c => c.Probability!.Value);
        return new ClaimTestResult(
            ClaimTestKind.Forecast, FindingOf(p), $"{DebtText.Capacity(effect)} The claim does not say which it means; the most favourable counts.",
            [new("probability on the most favourable definition", p, Fraction, Draws(context, scenario, effect.Draws)), .. known.Select(c => new ClaimFigure($"{c.Name}, times what it was", c.Ratio!.Value, "times", $"scenario '{scenario.Id}'"))],
            p);
    }

    private static ClaimTestResult Debt(ClaimContext context, SolvedScenario scenario, ClaimTarget target)
    {
        if (context.Debt?.Scenarios.FirstOrDefault(s => s.Id == scenario.Id) is not { } effect) return ClaimTestResult.None(ClaimTestKind.Forecast, "The debt of this scenario is not known.");
        return new ClaimTestResult(
            ClaimTestKind.Forecast, Finding.Open, $"{DebtText.Debt(context.Debt, effect)} The claim's figure ({target.Reading}) is not set against the paths: it names no year that they could be held to.",
            [new("debt at the end, of GDP, without the scenario", context.Debt.Fan.Years[^1].P50, Fraction, "median of paths"), new("with it", effect.Fan.Years[^1].P50, Fraction, "median of paths")]);
    }

    /// <summary>Why a claim's unit cannot be compared with the measure's.</summary>
    private static string? Misfit(Claim claim, MeasureInfo info, ClaimTarget target)
    {
        if (target.Kind == TargetKind.Ratio || claim.Unit is null) return null;
        bool money = Units.IsCurrency(claim.Unit), share = claim.Unit is Units.Percent or Units.PercentagePoint or Units.BasisPoint;
        return info.Unit == "USD"
            ? claim.Unit == "USD" ? null : $"The claim is in {claim.Unit}, the model in dollars; it would need an exchange rate of its day."
            : share && !money ? null : $"The claim is in {claim.Unit}; the measure '{info.Label}' is a relative one.";
    }

    private static ClaimTarget Scaled(ClaimTarget target, Claim claim, MeasureInfo info)
    {
        if (target.Kind == TargetKind.Ratio || info.Unit == "USD") return target;
        double scale = claim.Unit == Units.BasisPoint ? 1e-4 : 0.01;
        return target with { Low = scale * target.Low, High = scale * target.High };
    }

    private static double Share(List<Moves> moves, ClaimTarget target) =>
        Enumerable.Range(0, moves[0].Changes.Length).Count(d => moves.TrueForAll(m => target.Holds(m.Info.Before ?? 1, (m.Info.Before ?? 1) + m.Changes[d]))) / (double)moves[0].Changes.Length;

    private static double Share(double[] changes, double before, ClaimTarget target) => changes.Count(c => target.Holds(before, before + c)) / (double)changes.Length;

    private static Finding FindingOf(double p) => LikelihoodScale.Of(p) switch
    {
        >= Likelihood.Likely => Finding.Supports,
        <= Likelihood.Unlikely => Finding.Contradicts,
        _ => Finding.Open,
    };

    private static string Counted(double p, int draws)
    {
        int count = (int)Math.Round(p * draws);
        if (draws == 1) return p > 0 ? "At central values" : "Not at central values:";
        return count == 0 ? $"In none of {draws} draws" : string.Create(CultureInfo.InvariantCulture, $"In {count} of {draws} draws ({DebtText.Percent(p)})");
    }

    private static string Draws(ClaimContext context, SolvedScenario scenario, int draws) => draws > 1 ? $"scenario '{scenario.Id}', {draws} draws, seed {context.Laboratory.Seed}" : $"scenario '{scenario.Id}', central values";

    /// <summary>A share moves by points of a percentage, not by a part of itself.</summary>
    private static string Moved(Interval change, MeasureInfo info) => info is { Unit: "fraction", Before: not null } ? $"{FigureText.Bare(change, Fraction)} percentage points" : FigureText.Signed(change, info.Unit);

    private static string Level(double value, string unit) => unit == "USD" ? $"{(value < 0 ? "−" : "")}{FigureText.Size(value, unit)}" : FigureText.Size(value, unit);
}

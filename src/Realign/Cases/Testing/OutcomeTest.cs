using Realign.Claims;
using Realign.Facts;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>What happened since? Facts of periods that end after the article, beside the last before it of the same length and basis.</summary>
internal static class OutcomeTest
{
    private const int Listed = 4;

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked, ClaimTarget? target)
    {
        var claim = asked.Claim;
        if (claim is { Direction: ClaimDirection.Level, Modality: ClaimModality.ReportedFact }) return ClaimTestResult.None(ClaimTestKind.Outcome, "The claim is about what is, not about what will be.");
        if (claim.Measure is ClaimMeasure.LivesOrPeople or ClaimMeasure.Other) return ClaimTestResult.None(ClaimTestKind.Outcome, "Nothing that is published since could decide it.");
        if (context.Facts is not { } facts) return ClaimTestResult.None(ClaimTestKind.Outcome, "There is no ledger of facts to ask.");
        if (context.Date is not { } date) return ClaimTestResult.None(ClaimTestKind.Outcome, "The day of the claim is not known, so that nothing is after it.");
        foreach (var query in Levels(claim))
        {
            var since = facts.Find(query with { Period = null, EndsAfter = date }).Matches.Where(m => m.Fact.Source is not FactSource.World).Select(m => m.Fact).ToList();
            if (since.Count == 0) continue;
            return Compare(facts, claim, query, since, date, target);
        }

        return ClaimTestResult.None(ClaimTestKind.Outcome, "The ledger has no figure of a period that ends after the claim.");
    }

    /// <summary>Questions for the level of what the claim is about, whatever it says of it.</summary>
    private static IReadOnlyList<FactQuery> Levels(Claim claim)
    {
        string? currency = FactUnit.IsCurrency(claim.Unit ?? "") ? claim.Unit : "USD";
        string? unit = claim.Measure switch
        {
            ClaimMeasure.FiscalBalance or ClaimMeasure.PublicDebt => FactUnit.ShareOfGdp,
            ClaimMeasure.Gdp or ClaimMeasure.Prices or ClaimMeasure.TariffRate or ClaimMeasure.DependenceShare or ClaimMeasure.DebtService => "percent",
            ClaimMeasure.Jobs => "people",
            _ => currency,
        };
        return claim.SubjectEconomy is { } economy && !economy.Contains(',', StringComparison.Ordinal)
            ? MeasureRule.Of(ClaimJson.Name(claim.Measure), unit)?.Queries(economy, claim.PartnerEconomy, null, currency) ?? []
            : [];
    }

    /// <summary>A rate of growth is the change itself.</summary>
    private static ClaimTestResult Growth(Claim claim, Fact after, DateOnly date, ClaimTarget? target)
    {
        bool compares = target is { Kind: TargetKind.Ratio } && claim.Direction != ClaimDirection.Level, holds = compares && target!.Holds(1, 1 + (after.Value / 100)), partly = after.Period.Start <= date;
        string how = !compares ? "" : $", which is {(holds ? "" : "not ")}what was claimed{(partly ? "; the period began before the claim, so that this is early" : "")}, and much else happened besides";
        return new ClaimTestResult(ClaimTestKind.Outcome, !compares || partly ? Finding.Open : holds ? Finding.Supports : Finding.Contradicts, $"{PremiseTest.Text(after)} ({PremiseTest.Where(after)}){how}.", [PremiseTest.Figure(after)]);
    }

    private static ClaimTestResult Compare(FactLedger facts, Claim claim, FactQuery query, List<Fact> since, DateOnly date, ClaimTarget? target)
    {
        // A whole year first: parts of years are seasonal.
        var after = since.OrderByDescending(f => f.Period.Kind == PeriodKind.Year).ThenByDescending(f => f.Period.End).First();
        if (claim.Measure is ClaimMeasure.Gdp or ClaimMeasure.Prices) return Growth(claim, after, date, target);
        var before = facts.Find(query with { Period = null }).Matches.Select(m => m.Fact)
            .Where(f => f.Source != FactSource.World && f.Period.End < date && f.Period.Kind == after.Period.Kind && f.Basis.Code == after.Basis.Code && f.Unit.Name == after.Unit.Name)
            .OrderByDescending(f => f.Period.End).FirstOrDefault();
        List<ClaimFigure> figures = [.. since.Take(Listed).Select(PremiseTest.Figure)];
        string now = $"{PremiseTest.Text(after)} ({PremiseTest.Where(after)})";
        if (before is null) return new ClaimTestResult(ClaimTestKind.Outcome, Finding.Open, $"{now}; no figure before the claim is of the same kind, so that the two cannot be compared.", figures);
        figures.Insert(0, PremiseTest.Figure(before));
        bool comparable = target is { Kind: TargetKind.Ratio } or { Kind: TargetKind.Change };
        bool partly = after.Period.Start <= date;
        string how = claim.Direction is ClaimDirection.Level || !comparable || target is null ? "" : target.Holds(before.Value, after.Value) ? ", which is what was claimed" : ", which is not what was claimed";
        string caveat = partly && how.Length > 0 ? "; the period began before the claim, so that this is early" : "";
        var finding = how.Length == 0 || partly ? Finding.Open : target!.Holds(before.Value, after.Value) ? Finding.Supports : Finding.Contradicts;
        return new ClaimTestResult(ClaimTestKind.Outcome, finding, $"{now} after {PremiseTest.Text(before)} ({PremiseTest.Where(before)}){how}{caveat}.", figures);
    }
}

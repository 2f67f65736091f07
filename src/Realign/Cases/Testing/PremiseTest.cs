using System.Globalization;
using Realign.Claims;
using Realign.Facts;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>Is the figure in the claim right? It is set against the published figures of its indicator, economy, partner, period and basis.</summary>
internal static class PremiseTest
{
    /// <summary>Relative distance up to which a figure without a hedge is right, unless its own rounding allows more.</summary>
    private const double Right = 0.02;

    /// <summary>Relative distance up to which it is nearly right.</summary>
    private const double NearlyRight = 0.1;

    private const int Listed = 8;

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked)
    {
        var claim = asked.Claim;
        bool change = FactQuestion.IsChange(claim);
        if (claim.Value is not { } value || (value == 0 && claim.Direction == ClaimDirection.Eliminate)) return ClaimTestResult.None(ClaimTestKind.Premise, "The claim gives no figure of what is.");
        if (change && claim.Modality is not ClaimModality.ReportedFact) return ClaimTestResult.None(ClaimTestKind.Premise, "The figure is of a change that is to come.");
        if (change && claim.Unit != "percent") return ClaimTestResult.None(ClaimTestKind.Premise, "The change is an amount; the ledger has levels and growth in percent.");
        if (context.Facts is not { } facts) return ClaimTestResult.None(ClaimTestKind.Premise, "There is no ledger of facts to ask.");
        if (claim is { Sector: { } product, Measure: ClaimMeasure.Exports or ClaimMeasure.Imports or ClaimMeasure.TradeBalance }) return ClaimTestResult.None(ClaimTestKind.Premise, $"The figure is of {product}; those of the ledger are of all trade.");
        var period = FactQuestion.PeriodOf(claim, context.Date);
        var queries = FactQuestion.Of(claim, asked.Measure, period);
        if (queries.Count == 0) return ClaimTestResult.None(ClaimTestKind.Premise, "The ledger has no indicator for what the figure is of.");
        if (claim.Measure == ClaimMeasure.TariffRate && period is not null) return Tariff(context, facts, claim, value, period);
        string missing = "";
        foreach (var query in queries)
        {
            var answer = facts.Find(query);
            List<FactMatch> usable = [.. answer.Matches.Where(m => m.Fact.Source != FactSource.World && (m.PeriodMatch == PeriodMatch.Exact || claim.Measure == ClaimMeasure.LivesOrPeople))];
            if (usable.Count > 0) return claim.Measure == ClaimMeasure.LivesOrPeople ? Counts(usable) : Compare(claim, value, usable, answer);
            if (!change && answer.Matches.FirstOrDefault(m => m.Fact.Source == FactSource.World && m.PeriodMatch == PeriodMatch.Exact) is { } balanced) return Indicative(value, balanced.Fact);
            if (missing.Length == 0) missing = answer.Missing ?? $"The ledger has {query.Indicator} of {query.Economy}, but not of {period}.";
        }

        return ClaimTestResult.None(ClaimTestKind.Premise, missing);
    }

    /// <summary>What a world has is balanced: near enough to set a claim beside, not to call it right or wrong.</summary>
    private static ClaimTestResult Indicative(double value, Fact fact) => new(
        ClaimTestKind.Premise, Finding.Open,
        $"The ledger has no published figure of it. The balanced tables behind the model have {Text(fact)} ({Where(fact)}), {Apart(Distance(value, fact.Value))} from the claim; balancing moves figures, so that this decides nothing.",
        [Figure(fact)]);

    private static ClaimTestResult Compare(Claim claim, double value, List<FactMatch> matches, FactAnswer answer)
    {
        var judged = matches.Select(m => (m.Fact, Word: Judge(claim, value, m.Fact), Distance: Distance(value, m.Fact.Value))).ToList();
        var first = judged[0];
        var nearest = judged.MinBy(j => j.Distance);
        string word = first.Word != "right" && judged.Exists(j => j.Word == "right") ? "right on another basis" : first.Word;
        string figure = $"{Text(first.Fact)} ({Where(first.Fact)})";
        string sentence = word switch
        {
            "right" => $"The figure is right: {figure}.",
            "right on another basis" => $"On one basis the figure is {figure}, {Apart(first.Distance)} from the claim; on another it is {Text(nearest.Fact)} ({Where(nearest.Fact)}), as claimed.",
            "nearly right" => $"The figure is nearly right: {figure}, {Apart(first.Distance)} away.",
            _ => $"The figure is not right: {figure}, {Apart(first.Distance)} away.",
        };
        if (answer.Disagreements.Count > 0 && word != "right on another basis") sentence += $" {answer.Disagreements[0]}";
        return new ClaimTestResult(
            ClaimTestKind.Premise,
            word == "right" ? Finding.Supports : word == "wrong" ? Finding.Contradicts : Finding.Open,
            sentence,
            [.. judged.Take(Listed).Select(j => Figure(j.Fact))],
            Word: word,
            Alternatives: [.. judged.Where(j => j.Word != first.Word).Take(Listed).Select(j => $"{Text(j.Fact)} ({Where(j.Fact)}): {j.Word}")]);
    }

    /// <summary>A rate holds from its day on: the last that had begun. A rate on everyone is also one on the case's economy.</summary>
    private static ClaimTestResult Tariff(ClaimContext context, FactLedger facts, Claim claim, double value, FactPeriod period)
    {
        string[] origins = claim.PartnerEconomy is null or "WLD" && claim.SubjectEconomy != context.Code ? ["WLD", context.Code] : [claim.PartnerEconomy ?? "WLD"];
        foreach (string origin in origins)
        {
            var answer = facts.Find(new FactQuery { Indicator = "tariff_rate", Economy = claim.SubjectEconomy ?? "", Partner = origin });
            List<FactMatch> begun = [.. answer.Matches.Where(m => m.Fact.Source != FactSource.World && m.Fact.Period.Start <= period.End)];
            if (begun.Count == 0) continue;
            var last = begun.Max(m => m.Fact.Period.Start);
            return Compare(claim, value, [.. begun.Where(m => m.Fact.Period.Start == last)], answer with { Disagreements = [] });
        }

        return ClaimTestResult.None(ClaimTestKind.Premise, $"The ledger has no rate of {claim.SubjectEconomy} that had begun by {period}.");
    }

    /// <summary>Counts of people differ by definition and years, so none decides.</summary>
    private static ClaimTestResult Counts(List<FactMatch> matches) => new(
        ClaimTestKind.Premise, Finding.Open,
        $"Counts differ by what they count and over which years: {string.Join("; ", matches.Take(Listed).Select(m => $"{Text(m.Fact)} ({m.Fact.Indicator.Id.Replace('_', ' ')}, {Where(m.Fact)})"))}. None of them says why people died or what brought it about; to test that, one would need deaths by cause, and what they would have been otherwise.",
        [.. matches.Take(Listed).Select(m => Figure(m.Fact))]);

    private static string Judge(Claim claim, double value, Fact fact)
    {
        if (claim.Approximate is not null && ClaimTarget.Of(claim with { Direction = ClaimDirection.Level, Value = value }) is { } band && !ReferenceEquals(HedgeTable.Of(claim.Approximate), HedgeTable.Plain)) return band.Holds(fact.Value, fact.Value) ? "right" : Distance(value, fact.Value) <= NearlyRight ? "nearly right" : "wrong";
        double distance = Math.Abs(value - fact.Value);
        return distance <= Math.Max(Rounding(value) + fact.Rounding, Right * Math.Abs(fact.Value)) ? "right" : distance <= NearlyRight * Math.Abs(fact.Value) ? "nearly right" : "wrong";
    }

    /// <summary>Half a unit of the last digit that was written: 14 billion stands for 13.5 to 14.5.</summary>
    private static double Rounding(double value)
    {
        string digits = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        if (digits.Contains('E', StringComparison.Ordinal)) return 0;
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) return 0.5 * Math.Pow(10, -(digits.Length - point - 1));
        int zeros = digits.Length - digits.TrimEnd('0').Length;
        return 0.5 * Math.Pow(10, Math.Min(zeros, digits.Length - 1));
    }

    private static double Distance(double claimed, double fact) => fact == 0 ? double.PositiveInfinity : Math.Abs((claimed - fact) / fact);

    private static string Apart(double distance) => double.IsFinite(distance) ? DebtText.Percent(distance) : "infinitely far";

    internal static string Text(Fact fact) => $"{fact.PublishedValue.Replace('-', '−')} {fact.PublishedUnit}";

    internal static string Where(Fact fact) => string.Join(", ", ((string[])[fact.Publisher, fact.Period.Text, fact.Basis.Text]).Where(t => t.Length > 0));

    internal static ClaimFigure Figure(Fact fact) => new(
        $"{fact.Indicator.Id.Replace('_', ' ')}{(fact.Partner.Length > 0 ? $", {fact.Economy}–{fact.Partner}" : $", {fact.Economy}")}, {fact.Period.Text}{(fact.Basis.Text.Length > 0 ? $", {fact.Basis.Text}" : "")}",
        fact.Value, fact.Unit.Name, $"{fact.Publisher}, {FactFile.Word(fact.Confidence)}, {fact.Id}", fact.Link);
}

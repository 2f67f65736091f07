using Realign.Claims;

namespace Realign.Verdicts;

/// <summary>How tests become a verdict (docs/verdicts.md). A figure that is said to be so is judged by the facts; what is to come by the models, whatever an outcome already says beside it.</summary>
public static class VerdictRule
{
    /// <summary>The word where nothing could be tested.</summary>
    public const string NotTested = "not tested";

    /// <summary>The verdict.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="tests">Its tests, those that do not apply among them.</param>
    /// <param name="readings">The probability under other readings of the hedge, with the reading in words.</param>
    /// <param name="record">How the model did on past events of the kind; null when it is not asked.</param>
    public static Verdict Of(Claim claim, IReadOnlyList<ClaimTestResult> tests, IReadOnlyList<(string Reading, double Probability)> readings, string? record)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(readings);
        ClaimTestResult? Test(ClaimTestKind kind) => tests.FirstOrDefault(t => t.Kind == kind && t.Applies);
        var (premise, identity, forecast, outcome) = (Test(ClaimTestKind.Premise), Test(ClaimTestKind.Identity), Test(ClaimTestKind.Forecast), Test(ClaimTestKind.Outcome));
        if (forecast?.Probability is { } p) return Forecast(p, forecast, premise, identity, outcome, readings, record);
        if (forecast?.Word is { } found) return new Verdict(found, null, forecast.Sentence, "Elasticities by product, and that prices in other markets stay as they are.", forecast.Alternatives ?? []);
        if (premise?.Word is { } word)
            return new Verdict(word, null, premise.Sentence, "The figures' publishers and bases: another basis is another number.", premise.Alternatives ?? []);
        if (identity?.Finding == Finding.Contradicts)
            return new Verdict("does not follow", null, identity.Sentence, "The identity holds by definition; what the claim leaves out may be meant.", []);
        string facts = premise is not null ? $" {premise.Sentence}" : outcome is null ? "" : $" What is known since: {outcome.Sentence}";
        ClaimTestKind[] telling = premise is not null ? [] : [ClaimTestKind.Premise, ClaimTestKind.Forecast];
        string[] reasons = [.. tests.Where(t => !t.Applies && telling.Contains(t.Kind)).Select(t => t.Sentence).Distinct()];
        return new Verdict(NotTested, null, $"Nothing here can decide it.{string.Concat(reasons.Select(r => $" {r}"))}{facts}", "Nothing was tested.", []);
    }

    private static Verdict Forecast(
        double p, ClaimTestResult forecast, ClaimTestResult? premise, ClaimTestResult? identity, ClaimTestResult? outcome, IReadOnlyList<(string Reading, double Probability)> readings, string? record)
    {
        var likelihood = LikelihoodScale.Of(p);
        string accounts = identity?.Finding == Finding.Contradicts ? " And the accounts do not carry the reason that is given." : "";
        string figure = premise?.Word is "wrong" or "disputed" ? $" The figure that it starts from is {premise.Word}." : "";
        string since = outcome is null ? "" : $" Since then: {outcome.Sentence}";
        string[] other = [.. readings.Where(r => LikelihoodScale.Of(r.Probability) != likelihood).Select(r => $"{r.Reading}: {Word(r.Probability)}")];
        string[] models = [.. forecast.Alternatives ?? []];
        string weakest = record is not null ? record : models.Length > 0 ? "The assumptions of the model." : "The scenario: what of it comes true is not part of the probability.";
        return new Verdict(
            LikelihoodScale.Word(likelihood), p, $"{Upper(LikelihoodScale.Word(likelihood))}, if the scenario comes true.{accounts}{figure}{since}", weakest,
            [.. other.Length > 0 ? other : readings.Count > 0 ? ["No reading of the hedge that was tried changes the word."] : Array.Empty<string>(), .. models]);
    }

    private static string Word(double p) => LikelihoodScale.Word(LikelihoodScale.Of(p));

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

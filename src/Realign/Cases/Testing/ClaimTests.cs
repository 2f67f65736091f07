using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>Confronts the claims of a case with everything that there is, and judges them.</summary>
internal static class ClaimTests
{
    /// <summary>Other widths of the hedge's band than the documented one: what if it is meant half, or twice, as loosely?</summary>
    private static readonly (double Width, string Words)[] _widths = [(0.5, "with the band half as wide"), (2, "with the band twice as wide"), (4, "with the band four times as wide")];

    public static JudgedClaim Judge(ClaimContext context, CaseClaim asked, string? record)
    {
        string? measure = ClaimLink.MeasureOf(context, asked);
        var target = ClaimTarget.Of(asked.Claim);
        List<ClaimTestResult> tests =
        [
            PremiseTest.Run(context, asked),
            IdentityTest.Run(context, asked),
            ForecastTest.Run(context, asked, measure, target),
            RequiredChangeTest.Run(context, asked, measure, target),
            PrecedentTest.Run(context, asked, measure, target),
            OutcomeTest.Run(context, asked, target),
        ];
        var readings = new List<(string, double)>();
        if (tests.Exists(t => t is { Kind: ClaimTestKind.Forecast, Probability: not null }) && HasBand(asked.Claim))
            foreach (var (width, words) in _widths)
                if (ForecastTest.Run(context, asked, measure, ClaimTarget.Of(asked.Claim, width)).Probability is { } p) readings.Add((words, p));
        return new JudgedClaim
        {
            Id = asked.Id,
            Claim = asked.Claim,
            Appearance = asked.Appearance,
            Scenario = measure is null || asked.Scenario == CaseClaim.NoScenario ? null : (context.Scenario(asked.Scenario)?.Id ?? asked.Scenario),
            Measure = measure,
            Target = target,
            Tests = tests,
            Verdict = VerdictRule.Of(asked.Claim, tests, readings, measure is null ? null : record),
        };
    }

    private static bool HasBand(Claim claim) => claim.Value is not null || claim.Direction == ClaimDirection.Eliminate;
}

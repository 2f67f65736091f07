using Realign.Claims;
using Realign.PublicFinance.External;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Cases.Testing;

/// <summary>Do the accounts allow it? A trade deficit is no fiscal deficit: (S − I) + (T − G) = X − M + income and transfers.</summary>
internal static class IdentityTest
{
    private static readonly string[] _tradeWords = ["trade", "comerci", "deficit", "déficit", "export", "import", "agreement", "acuerdo", "balanza"];

    public static ClaimTestResult Run(ClaimContext context, CaseClaim asked)
    {
        var claim = asked.Claim;
        if (claim.Measure is not (ClaimMeasure.FiscalBalance or ClaimMeasure.DebtService or ClaimMeasure.PublicDebt or ClaimMeasure.TradeBalance)) return ClaimTestResult.None(ClaimTestKind.Identity, "No accounting identity ties what the claim is about to something else in it.");
        if (claim.Direction == ClaimDirection.Level) return ClaimTestResult.None(ClaimTestKind.Identity, "A figure alone breaks no identity.");
        if (context.Debt?.External is not { } external) return ClaimTestResult.None(ClaimTestKind.Identity, "The external accounts of the economy are not known.");
        bool ofBudget = claim.Measure != ClaimMeasure.TradeBalance;
        bool crosses = ofBudget && claim.CausalDriver is { } cause && Array.Exists(_tradeWords, w => cause.Contains(w, StringComparison.OrdinalIgnoreCase));
        ClaimFigure[] figures =
        [
            new("goods balance, of GDP", external.Goods / external.Gdp, "fraction", $"world {context.World.Name}"),
            .. external.CurrentAccount is { } account ? [new ClaimFigure("current account, of GDP", account, "fraction", $"macro file, {external.Year}")] : Array.Empty<ClaimFigure>(),
            .. external.FiscalBalance is { } balance ? [new ClaimFigure("fiscal balance, of GDP", balance, "fraction", $"macro file, {external.Year}")] : Array.Empty<ClaimFigure>(),
            .. external.PrivateBalance is { } rest ? [new ClaimFigure("private saving less investment, of GDP", rest, "fraction", "current account less fiscal balance")] : Array.Empty<ClaimFigure>(),
        ];
        if (!crosses)
            return new ClaimTestResult(ClaimTestKind.Identity, Finding.Open, $"The accounts allow it, if something gives way: {Exercises(external.Exercises)}.", figures);
        return new ClaimTestResult(
            ClaimTestKind.Identity, Finding.Contradicts,
            $"The claim draws the {(claim.Measure == ClaimMeasure.FiscalBalance ? "budget" : "capacity to pay")} from trade. A smaller trade deficit gives the budget nothing by itself: saving less investment of everyone and the budget balance add up to the current account, and either can move alone. {EconomyText.Upper(Exercises(external.Exercises))}.",
            figures);
    }

    private static string Exercises(IReadOnlyList<BalanceExercise> exercises) => string.Join("; ", exercises.Select(x => $"when {x.Name}, private saving less investment changes by {FigureText.Signed(x.Private, "fraction")} of GDP"));
}

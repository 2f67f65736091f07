using Realign.Claims;

namespace Realign.Cases.Testing;

/// <summary>From a claim to the case's measure that it is about (docs/verdicts.md).</summary>
internal static class ClaimLink
{
    /// <summary>The measure of a budget balance, which is not among the case's measures.</summary>
    public const string Budget = "budget-balance";

    /// <summary>The capacity to pay.</summary>
    public const string Capacity = "capacity-to-pay";

    /// <summary>Public debt at the end of the path.</summary>
    public const string Debt = "public-debt";

    /// <summary>The part of refused goods that others could supply.</summary>
    public const string Coverage = "switching-coverage";

    /// <summary>Id of the measure; null when the models say nothing of what the claim is about.</summary>
    public static string? MeasureOf(ClaimContext context, CaseClaim asked)
    {
        if (asked.Measure is not null) return asked.Measure;
        var claim = asked.Claim;
        string? id = claim.SubjectEconomy is { } subject && subject != context.Code ? Mirrored(context, claim) : Own(context, claim);
        return id is null or Budget or Capacity or Debt or Coverage || context.Laboratory.Measures.Find(id) >= 0 ? id : null;
    }

    private static string? Own(ClaimContext context, Claim claim) => claim.Sector is not null ? null : claim.Measure switch
    {
        ClaimMeasure.TradeBalance => With("goods-balance", claim.PartnerEconomy),
        ClaimMeasure.Exports => With("goods-exports", claim.PartnerEconomy),
        ClaimMeasure.Imports => With("goods-imports", claim.PartnerEconomy),
        ClaimMeasure.DependenceShare => claim.PartnerEconomy is { } partner ? $"export-share-{partner}" : null,
        ClaimMeasure.Gdp => "gdp",
        ClaimMeasure.Prices => "prices",
        ClaimMeasure.FiscalBalance => context.Debt is null ? null : Budget,
        ClaimMeasure.DebtService => context.Debt is null ? null : Capacity,
        ClaimMeasure.PublicDebt => context.Debt is null ? null : Debt,
        _ => null,
    };

    /// <summary>What another economy buys from the case's is what the case's sells to it.</summary>
    private static string? Mirrored(ClaimContext context, Claim claim) => claim.PartnerEconomy != context.Code || claim.Sector is not null ? null : claim.Measure switch
    {
        ClaimMeasure.Imports => $"goods-exports-{claim.SubjectEconomy}",
        ClaimMeasure.Exports => $"goods-imports-{claim.SubjectEconomy}",
        _ => null,
    };

    private static string With(string measure, string? partner) => partner is null or "WLD" ? measure : $"{measure}-{partner}";
}

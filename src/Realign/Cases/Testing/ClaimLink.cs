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

    /// <summary>The share of a bilateral balance in the whole one: facts know it, the models do not follow it.</summary>
    private const string BalanceShare = "balance-share-";

    /// <summary>Stands between measures of which a claim speaks together, such as those of several economies; it holds when it holds of each.</summary>
    private const char And = '+';

    /// <summary>The measures of which an id speaks.</summary>
    public static IReadOnlyList<string> Parts(string measure) => measure.Split(And, StringSplitOptions.TrimEntries);

    /// <summary>Id of the measure; null when the models say nothing of what the claim is about.</summary>
    public static string? MeasureOf(ClaimContext context, CaseClaim asked)
    {
        if (asked.Measure is not null) return asked.Measure;
        string? id = Said(asked.Claim, context.Code);
        return id is null ? null
            : id is Budget or Capacity or Debt ? context.Debt is null ? null : id
            : Parts(id).All(m => context.Laboratory.Measures.Find(m) >= 0) ? id : null;
    }

    /// <summary>Has the measures followed that claims name, or speak of, in other economies than the case's.</summary>
    /// <exception cref="RealignException">A claim names a measure that there is not.</exception>
    public static void Follow(CaseMeasures measures, string code, IReadOnlyList<CaseClaim> claims)
    {
        foreach (var asked in claims)
        {
            string[] missing = [.. Parts(asked.Measure ?? Said(asked.Claim, code) ?? "").Where(m => m.Length > 0 && !IsKnown(measures, m))];
            if (missing.Length == 0 || asked.Measure is null) continue;
            string[] known = [.. measures.Infos.Select(m => m.Id), Budget, Capacity, Debt, Coverage];
            throw new RealignException($"The claim '{asked.Id}' is tested on '{missing[0]}', which is no measure of this case.{NearestName.Hint(missing[0], known)} It has {string.Join(", ", known)}; of another economy, write its code behind, such as gdp@BRA.");
        }
    }

    /// <summary>The measure that a claim would be tested on by what it says; null when the models say nothing of it.</summary>
    /// <param name="measures">Those of a case; measures of other economies are followed when they exist.</param>
    /// <param name="code">The case's economy.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="debt">Whether budget and debt of the economy are known.</param>
    public static string? Drafted(CaseMeasures measures, string code, Claim claim, bool debt) =>
        Said(claim, code) is { } id && (id is Budget or Capacity or Debt ? debt : Parts(id).All(m => IsKnown(measures, m))) ? id : null;

    private static bool IsKnown(CaseMeasures measures, string id)
    {
        if (id is Budget or Capacity or Debt or Coverage || id.StartsWith(BalanceShare, StringComparison.Ordinal) || measures.Find(id) >= 0) return true;
        int at = id.IndexOf(CaseMeasures.Of, StringComparison.Ordinal);
        return at > 0 && measures.Follow(id[..at], id[(at + 1)..]);
    }

    /// <summary>What a claim speaks of, followed or not: of the case's economy, or of others.</summary>
    private static string? Said(Claim claim, string code)
    {
        string[] subjects = (claim.SubjectEconomy ?? code).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (subjects is [var one] && one != code && claim.PartnerEconomy == code) return Mirrored(claim);
        if (Own(claim) is not { } id || (id is Budget or Capacity or Debt && (subjects is not [var own] || own != code))) return null;
        return string.Join(And, subjects.Select(s => s == code ? id : $"{id}{CaseMeasures.Of}{s}"));
    }

    private static string? Own(Claim claim) => claim.Sector is not null ? null : claim.Measure switch
    {
        ClaimMeasure.TradeBalance => With("goods-balance", claim.PartnerEconomy),
        ClaimMeasure.Exports => With("goods-exports", claim.PartnerEconomy),
        ClaimMeasure.Imports => With("goods-imports", claim.PartnerEconomy),
        ClaimMeasure.DependenceShare => claim.PartnerEconomy is { } partner ? $"export-share-{partner}" : null,
        ClaimMeasure.Gdp => "gdp",
        ClaimMeasure.Prices => "prices",
        ClaimMeasure.FiscalBalance => Budget,
        ClaimMeasure.DebtService => Capacity,
        ClaimMeasure.PublicDebt => Debt,
        _ => null,
    };

    /// <summary>What another economy buys from the case's is what the case's sells to it.</summary>
    private static string? Mirrored(Claim claim) => claim.Sector is not null ? null : claim.Measure switch
    {
        ClaimMeasure.Imports => $"goods-exports-{claim.SubjectEconomy}",
        ClaimMeasure.Exports => $"goods-imports-{claim.SubjectEconomy}",
        _ => null,
    };

    private static string With(string measure, string? partner) => partner is null or "WLD" ? measure : $"{measure}-{partner}";
}

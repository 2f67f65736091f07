using System.Globalization;
using System.Text.RegularExpressions;
using Realign.Claims;
using Realign.Facts;

namespace Realign.Cases.Testing;

/// <summary>From a claim to the questions that a ledger of facts is asked.</summary>
internal static partial class FactQuestion
{
    /// <summary>Whether the claim's figure is the size of a change and not a level.</summary>
    public static bool IsChange(Claim claim) => claim.Direction is ClaimDirection.Increase or ClaimDirection.Decrease or ClaimDirection.Multiply;

    /// <summary>The period that the claim names; else the last whole year before the article, or its very day for what holds from a day on; null when neither is known.</summary>
    public static FactPeriod? PeriodOf(Claim claim, DateOnly? date)
    {
        if (FactPeriod.TryParse(claim.Time, out var exact)) return exact;
        var years = Year().Matches(claim.Time ?? "");
        if (years.Count == 1) return FactPeriod.OfYear(int.Parse(years[0].Value, CultureInfo.InvariantCulture));
        if (years.Count == 2 && FactPeriod.TryParse($"{years[0].Value}-{years[1].Value}", out var span)) return span;
        return date is not { } day ? null
            : claim.Measure == ClaimMeasure.TariffRate ? FactPeriod.Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : FactPeriod.OfYear(day.Year - 1);
    }

    /// <summary>The questions, the most telling first; none when no fact could answer.</summary>
    public static IReadOnlyList<FactQuery> Of(Claim claim, string? measure, FactPeriod? period)
    {
        if (claim.SubjectEconomy is not { } economy || economy.Contains(',', StringComparison.Ordinal)) return [];
        if (measure?.StartsWith("balance-share-", StringComparison.Ordinal) == true)
            return [new FactQuery { Indicator = FactIndicator.BalanceShare, Economy = economy, Partner = claim.PartnerEconomy, Period = period }];
        string? currency = FactUnit.IsCurrency(claim.Unit ?? "") ? claim.Unit : null;
        return MeasureRule.Of(ClaimJson.Name(claim.Measure), claim.Unit, IsChange(claim))?.Queries(economy, claim.PartnerEconomy, period, currency) ?? [];
    }

    [GeneratedRegex(@"\b(19|20)\d{2}\b")]
    private static partial Regex Year();
}

using System.Globalization;
using Realign.Worlds;

namespace Realign.Facts;

/// <summary>Trade of any pair and GDP in a world: balanced flows that no statistician published, which answer where nothing better does.</summary>
internal static class WorldFacts
{
    private const string Exports = "exports_", Imports = "imports_", Balance = "trade_balance_";

    private static readonly string[] _known =
    [
        FactIndicator.ExportsGoods, FactIndicator.ImportsGoods, FactIndicator.BalanceGoods, FactIndicator.TradeTotal, "exports_services", "imports_services", "trade_balance_services", FactIndicator.ExportsShare, FactIndicator.ImportsShare, FactIndicator.BalanceShare, FactIndicator.Gdp,
    ];

    public static bool Has(string indicator) => _known.Contains(indicator, StringComparer.Ordinal);

    /// <summary>What a partner calls the same flow; null when the indicator is none.</summary>
    public static string? Mirror(string indicator) => indicator switch
    {
        _ when indicator.StartsWith(Exports + "goods", StringComparison.Ordinal) || indicator == Exports + "services" => Imports + indicator[Exports.Length..],
        _ when indicator.StartsWith(Imports + "goods", StringComparison.Ordinal) || indicator == Imports + "services" => Exports + indicator[Imports.Length..],
        FactIndicator.BalanceGoods or FactIndicator.TradeTotal => indicator,
        _ => null,
    };

    public static IEnumerable<Fact> Of(World world, string economy, string partner, FactIndicator indicator)
    {
        if (!world.TryEconomyIndex(economy, out int n)) yield break;
        var money = FactUnit.Parse(world.Unit);
        if (indicator.Id == FactIndicator.Gdp)
        {
            yield return Make(world, economy, "", indicator, world.Gdp(n) * money.Scale, FactUnit.Parse(money.Name), "");
            yield break;
        }

        int? other = world.TryEconomyIndex(partner, out int p) ? p : null;
        if (other is null && partner != FactIndicator.WholeWorld) yield break;
        double Exported(int? to, bool goods) => money.Scale * Flow(world, to, n, goods);
        double Imported(int? from, bool goods) => money.Scale * Flow(world, n, from, goods);
        bool ofGoods = !indicator.Id.EndsWith("services", StringComparison.Ordinal);
        double value = indicator.Id switch
        {
            FactIndicator.ExportsShare => 100 * Exported(other, true) / Exported(null, true),
            FactIndicator.ImportsShare => 100 * Imported(other, true) / Imported(null, true),
            FactIndicator.BalanceShare => 100 * (Exported(other, true) - Imported(other, true)) / (Exported(null, true) - Imported(null, true)),
            FactIndicator.TradeTotal => Exported(other, true) + Imported(other, true),
            _ when indicator.Id.StartsWith(Balance, StringComparison.Ordinal) => Exported(other, ofGoods) - Imported(other, ofGoods),
            _ when indicator.Id.StartsWith(Exports, StringComparison.Ordinal) => Exported(other, ofGoods),
            _ => Imported(other, ofGoods),
        };
        if (double.IsFinite(value)) yield return Make(world, economy, partner, indicator, value, FactUnit.Parse(indicator.Units[0].Unit == UnitRange.Money ? money.Name : indicator.Units[0].Unit), FactBasis.World);
    }

    /// <summary>What i sells to n, in the world's unit; null stands for all others.</summary>
    private static double Flow(World world, int? importer, int? exporter, bool goods)
    {
        double sum = 0;
        for (int n = 0; n < world.Economies.Count; n++)
        {
            if (importer is { } one && one != n) continue;
            for (int i = 0; i < world.Economies.Count; i++)
            {
                if (i == n || (exporter is { } only && only != i)) continue;
                var flow = world.Flows.Row(n, i);
                for (int j = 0; j < flow.Length; j++)
                    if (world.Sectors[j].IsGood == goods) sum += flow[j];
            }
        }

        return sum;
    }

    private static Fact Make(World world, string economy, string partner, FactIndicator indicator, double value, FactUnit unit, string basis)
    {
        double scale = unit.IsMoney ? 1e9 : 1;
        return new Fact
        {
            Id = $"world:{world.Name}:{indicator.Id}:{economy}{(partner.Length > 0 ? $"-{partner}" : "")}",
            Economy = economy,
            Partner = partner,
            Indicator = indicator,
            Period = FactPeriod.OfYear(world.Year),
            Value = value,
            Unit = unit,
            PublishedValue = (value / scale).ToString("F3", CultureInfo.InvariantCulture),
            PublishedUnit = unit.IsMoney ? $"{unit} bn" : unit.Name,
            Rounding = 0,
            Basis = FactBasis.Parse(basis, indicator.Family),
            Nature = FactNature.Estimate,
            Publisher = $"Realign, {world.Name} ({world.Hash[..8]})",
            Confidence = FactConfidence.Other,
            Note = "balanced flows of Realign's own world, no statistic",
            Source = FactSource.World,
        };
    }
}

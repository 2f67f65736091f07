using Realign.Models.GeneralEquilibrium;
using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Budget;

/// <summary>
/// What a scenario of the model does to an economy, as far as its budget and debt feel it. The model knows relative prices alone; here the central bank is taken
/// to keep consumer prices on their path, so that what the budget collects is deflated by the model's price index of final demand, and the price of foreign
/// money moves by its inverse. What is paid in dollars stays in dollars (decision 40).
/// </summary>
public sealed record ScenarioImpulse
{
    /// <summary>Numbers of an impulse in a row of samples.</summary>
    internal const int Width = 12;

    /// <summary>GDP before.</summary>
    public required Usd Gdp { get; init; }

    /// <summary>Relative change of GDP at unchanged consumer prices.</summary>
    public required double Income { get; init; }

    /// <summary>Relative change of the price of foreign money in consumer prices.</summary>
    public required double ForeignPrice { get; init; }

    public required Usd TariffsBefore { get; init; }

    /// <summary>At unchanged consumer prices.</summary>
    public required Usd TariffsAfter { get; init; }

    /// <summary>Goods imports, tariffs not counted.</summary>
    public required Usd GoodsImportsBefore { get; init; }

    /// <summary>At unchanged consumer prices.</summary>
    public required Usd GoodsImportsAfter { get; init; }

    /// <summary>Share of goods imports that final demand takes; the rest is inputs.</summary>
    public required double FinalShare { get; init; }

    /// <summary>Goods and services, in dollars before and after.</summary>
    public required Usd ExportsBefore { get; init; }

    public required Usd ExportsAfter { get; init; }

    public required Usd ImportsBefore { get; init; }

    public required Usd ImportsAfter { get; init; }

    /// <summary>Exports less imports, in dollars.</summary>
    public ShareOfGdp TradeBalanceChange => ShareOfGdp.Of(ExportsAfter - ImportsAfter - ExportsBefore + ImportsBefore, Gdp);

    /// <summary>Nothing happens to an economy of this size and trade.</summary>
    public static ScenarioImpulse None(Usd gdp, Usd exports, Usd imports) => new()
    {
        Gdp = gdp,
        Income = 0,
        ForeignPrice = 0,
        TariffsBefore = default,
        TariffsAfter = default,
        GoodsImportsBefore = default,
        GoodsImportsAfter = default,
        FinalShare = 1,
        ExportsBefore = exports,
        ExportsAfter = exports,
        ImportsBefore = imports,
        ImportsAfter = imports,
    };

    /// <param name="effects">Of the scenario.</param>
    /// <param name="n">Position of the economy.</param>
    /// <param name="usd">Dollars in the world's unit.</param>
    public static ScenarioImpulse Of(Effects effects, int n, double usd)
    {
        ArgumentNullException.ThrowIfNull(effects);
        var world = effects.Baseline;
        double price = 1 + effects.PriceIndex[n], final = 0, bought = 0;
        for (int j = 0; j < world.Sectors.Count; j++)
        {
            if (!world.Sectors[j].IsGood || world.Expenditure[n, j] <= 0) continue;
            double imports = 0;
            for (int i = 0; i < world.Economies.Count; i++) if (i != n) imports += world.Flows[n, i, j];
            final += imports * world.FinalDemand[n, j] / world.Expenditure[n, j];
            bought += imports;
        }

        Change exports = effects.Exports(n), all = effects.Imports(n), goods = effects.Imports(n, goodsOnly: true), tariffs = effects.TariffRevenueOf(n);
        Usd Money(double value) => Usd.FromUnits(value * usd);
        return new ScenarioImpulse
        {
            Gdp = Money(world.Gdp(n)),
            Income = RealGdp.Change(effects, n),
            ForeignPrice = (1 / price) - 1,
            TariffsBefore = Money(tariffs.Before),
            TariffsAfter = Money(tariffs.After / price),
            GoodsImportsBefore = Money(goods.Before),
            GoodsImportsAfter = Money(goods.After / price),
            FinalShare = bought > 0 ? final / bought : 1,
            ExportsBefore = Money(exports.Before),
            ExportsAfter = Money(exports.After),
            ImportsBefore = Money(all.Before),
            ImportsAfter = Money(all.After),
        };
    }

    internal void Write(Span<double> row)
    {
        ReadOnlySpan<double> values =
        [
            Gdp.Units, Income, ForeignPrice, TariffsBefore.Units, TariffsAfter.Units, GoodsImportsBefore.Units, GoodsImportsAfter.Units, FinalShare,
            ExportsBefore.Units, ExportsAfter.Units, ImportsBefore.Units, ImportsAfter.Units,
        ];
        values.CopyTo(row);
    }

    internal static ScenarioImpulse Read(ReadOnlySpan<double> row) => new()
    {
        Gdp = Usd.FromUnits(row[0]),
        Income = row[1],
        ForeignPrice = row[2],
        TariffsBefore = Usd.FromUnits(row[3]),
        TariffsAfter = Usd.FromUnits(row[4]),
        GoodsImportsBefore = Usd.FromUnits(row[5]),
        GoodsImportsAfter = Usd.FromUnits(row[6]),
        FinalShare = row[7],
        ExportsBefore = Usd.FromUnits(row[8]),
        ExportsAfter = Usd.FromUnits(row[9]),
        ImportsBefore = Usd.FromUnits(row[10]),
        ImportsAfter = Usd.FromUnits(row[11]),
    };
}

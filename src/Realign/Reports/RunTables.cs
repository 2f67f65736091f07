namespace Realign.Reports;

/// <summary>The tables of a run as CSV; changes are fractions, values USD.</summary>
public static class RunTables
{
    internal static TableLayout<EconomyResult> EconomyLayout { get; } = new TableLayout<EconomyResult>()
        .Text("code", e => e.Code)
        .Text("name", e => e.Name)
        .Range("welfare", ReportUnit.Fraction, e => e.Welfare)
        .Range("real_wage", ReportUnit.Fraction, e => e.RealWage)
        .Range("terms_of_trade", ReportUnit.Fraction, e => e.TermsOfTrade)
        .Range("volume_of_trade", ReportUnit.Fraction, e => e.VolumeOfTrade)
        .Range("other_welfare", ReportUnit.Fraction, e => e.OtherWelfare)
        .Range("price_index", ReportUnit.Fraction, e => e.PriceIndex)
        .Range("welfare_at_old_tastes", ReportUnit.Fraction, e => e.WelfareAtOldTastes)
        .Levels("exports", e => e.Exports)
        .Levels("imports", e => e.Imports)
        .Levels("goods_exports", e => e.GoodsExports)
        .Levels("goods_imports", e => e.GoodsImports)
        .Levels("tariff_revenue", e => e.TariffRevenue)
        .Flag("donated_coefficients", e => e.DonatedCoefficients);

    internal static TableLayout<BalanceResult> BalanceLayout { get; } = new TableLayout<BalanceResult>()
        .Text("economy", b => b.Economy)
        .Text("partner", b => b.Partner)
        .Levels("all", b => b.All)
        .Levels("goods", b => b.Goods);

    internal static TableLayout<SectorResult> SectorLayout { get; } = new TableLayout<SectorResult>()
        .Text("economy", s => s.Economy)
        .Text("sector", s => s.Sector)
        .Levels("output", s => s.Output)
        .Levels("value_added", s => s.ValueAdded)
        .Range("price", ReportUnit.Fraction, s => s.Price);

    internal static TableLayout<TradeResult> TradeLayout { get; } = new TableLayout<TradeResult>()
        .Text("economy", t => t.Economy)
        .Text("partner", t => t.Partner)
        .Levels("goods_exports", t => t.GoodsExports)
        .Levels("goods_imports", t => t.GoodsImports)
        .Range("terms_of_trade", ReportUnit.Fraction, t => t.TermsOfTrade)
        .Range("volume_of_trade", ReportUnit.Fraction, t => t.VolumeOfTrade);

    internal static IReadOnlyList<ReportTable> Of(RunResult result) =>
    [
        EconomyLayout.Table("economies", "Effects on every economy", Rows(result.Economies)),
        BalanceLayout.Table("balances", "Exports less imports by partner", Rows(result.Balances)),
        SectorLayout.Table("sectors", "Output, value added and prices by sector", Rows(result.Sectors)),
    ];

    public static string Economies(RunResult result) => EconomyLayout.Table("economies", "Effects on every economy", Rows(result.Economies)).ToCsv();

    public static string Balances(RunResult result) => BalanceLayout.Table("balances", "Exports less imports by partner", Rows(result.Balances)).ToCsv();

    public static string Sectors(RunResult result) => SectorLayout.Table("sectors", "Output, value added and prices by sector", Rows(result.Sectors)).ToCsv();

    private static IReadOnlyList<T> Rows<T>(IReadOnlyList<T>? rows) =>
        rows ?? throw new RealignException("The run did not converge, so there are no tables to write.");
}

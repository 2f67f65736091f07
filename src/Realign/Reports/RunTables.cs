using System.Globalization;
using System.Text;

namespace Realign.Reports;

/// <summary>The tables of a run as CSV: one header, a decimal point, USD and fractions, invariant culture.</summary>
public static class RunTables
{
    public static string Economies(RunResult result) => Table(
        "code,name,welfare,welfare_low,welfare_high,real_wage,real_wage_low,real_wage_high,terms_of_trade,volume_of_trade,price_index,exports_before,exports_after,"
        + "imports_before,imports_after,goods_exports_before,goods_exports_after,goods_imports_before,goods_imports_after,tariff_revenue_before,tariff_revenue_after,donated_coefficients",
        Rows(result.Economies).Select(e => Row(
            e.Code, e.Name, e.Welfare.Value, e.Welfare.Low, e.Welfare.High, e.RealWage.Value, e.RealWage.Low, e.RealWage.High, e.TermsOfTrade.Value,
            e.VolumeOfTrade.Value, e.PriceIndex.Value, e.Exports.Before, e.Exports.After, e.Imports.Before, e.Imports.After, e.GoodsExports.Before,
            e.GoodsExports.After, e.GoodsImports.Before, e.GoodsImports.After, e.TariffRevenue.Before, e.TariffRevenue.After, e.DonatedCoefficients)));

    public static string Balances(RunResult result) => Table(
        "economy,partner,before,after,goods_before,goods_after",
        Rows(result.Balances).Select(b => Row(b.Economy, b.Partner, b.Before, b.After, b.Goods.Before, b.Goods.After)));

    public static string Sectors(RunResult result) => Table(
        "economy,sector,output_before,output_after,value_added_before,value_added_after,price",
        Rows(result.Sectors).Select(s => Row(s.Economy, s.Sector, s.Output.Before, s.Output.After, s.ValueAdded.Before, s.ValueAdded.After, s.Price.Value)));

    private static IReadOnlyList<T> Rows<T>(IReadOnlyList<T>? rows) =>
        rows ?? throw new RealignException("The run did not converge, so there are no tables to write.");

    private static string Table(string header, IEnumerable<string> rows)
    {
        var text = new StringBuilder().Append(header).Append('\n');
        foreach (string row in rows) text.Append(row).Append('\n');
        return text.ToString();
    }

    private static string Row(params ReadOnlySpan<object?> fields)
    {
        var row = new StringBuilder();
        for (int f = 0; f < fields.Length; f++)
        {
            if (f > 0) row.Append(',');
            row.Append(fields[f] switch
            {
                null => "",
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                bool flag => flag ? "1" : "0",
                var other => Quote(other.ToString()!),
            });
        }

        return row.ToString();
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

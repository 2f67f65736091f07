using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.PublicFinance;

/// <summary>A study's result as CSV: fractions of GDP, money in USD; what is not known is empty.</summary>
public static class DebtTables
{
    public static string Path(DebtResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table(
            "year,debt,primary_balance,stabilising_primary_balance,interest,overall_balance,gross_financing,domestic_rate,foreign_rate,from_interest,from_exchange_rate,from_growth,from_inflation,from_primary_balance,from_stock_flow",
            result.Path.Select(y => (object?[])
                [y.Year, y.Debt, y.PrimaryBalance, y.StabilisingPrimaryBalance, y.Interest, y.OverallBalance, y.GrossFinancing, y.DomesticRate, y.ForeignRate, y.FromInterest, y.FromExchangeRate, y.FromGrowth, y.FromInflation, y.FromPrimaryBalance, y.FromStockFlow]));
    }

    public static string Fan(DebtResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table("scenario,year,p5,p25,p50,p75,p95", result.Scenarios.Select(s => (s.Id, s.Fan)).Prepend(("none", result.Fan)).SelectMany(f => f.Item2.Years.Select(y => (object?[])[f.Item1, result.Year + y.Year, y.P5, y.P25, y.P50, y.P75, y.P95])));
    }

    public static string Budget(DebtResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table("scenario,line,name,value,low,high,usd,share_of_total,missing", result.Scenarios.SelectMany(s => s.Budget.Select(l => (object?[])[s.Id, l.Id, l.Name, l.Value, l.Low, l.High, l.Usd, l.ShareOfTotal, l.Missing])));
    }

    public static string Capacity(DebtResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table("scenario,measure,name,unit,before,after,ratio,low,high,doubles,needs", result.Scenarios.SelectMany(s => s.Capacity.Select(c => (object?[])[s.Id, c.Id, c.Name, c.Unit, c.Before, c.After, c.Ratio, c.Low, c.High, c.Doubles, c.Needs])));
    }

    private static string Table(string header, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (object?[] row in rows)
            text.AppendJoin(',', row.Select(v => v switch
            {
                null => "",
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                _ => CsvText.Quote(Convert.ToString(v, CultureInfo.InvariantCulture)!),
            })).Append('\n');
        return text.ToString();
    }
}

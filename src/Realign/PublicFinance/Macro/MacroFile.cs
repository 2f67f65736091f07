using System.Globalization;
using System.Text;
using Realign.Files;

namespace Realign.PublicFinance.Macro;

/// <summary>
/// Reads and writes macro files: CSV with the columns economy, indicator, period, value, unit, basis, publisher, link, note. Every row is checked by itself,
/// then against others (<see cref="MacroChecks"/>).
/// </summary>
public static class MacroFile
{
    private static readonly string[] _columns = ["economy", "indicator", "period", "value", "unit", "basis", "publisher", "link", "note"];

    /// <exception cref="FileException">A row is wrong, or not plausible beside the others.</exception>
    public static MacroData Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var table = CsvTable.Open(path, _columns);
        return Read(table);
    }

    /// <summary>Reads from an open reader; <paramref name="path"/> names it in messages.</summary>
    public static MacroData Read(string path, TextReader reader)
    {
        using var table = CsvTable.Open(path, reader, _columns);
        return Read(table);
    }

    /// <summary>The text of a file.</summary>
    public static string Write(IEnumerable<MacroFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var text = new StringBuilder().AppendJoin(',', _columns).Append('\n');
        foreach (var f in figures)
        {
            string[] fields = [f.Economy, f.Indicator.Id, f.Period, f.Value.ToString("R", CultureInfo.InvariantCulture), f.Unit, f.Basis, f.Publisher, f.Link, f.Note];
            text.AppendJoin(',', fields.Select(CsvText.Quote)).Append('\n');
        }

        return text.ToString();
    }

    private static MacroData Read(CsvTable table)
    {
        var figures = new List<MacroFigure>();
        while (table.Read()) figures.Add(Row(table));
        if (figures.Count == 0) throw new FileException(table.Path, "the file has a header and no rows. Add figures.");
        MacroChecks.Run(table.Path, figures);
        return new MacroData(figures);
    }

    private static MacroFigure Row(CsvTable table)
    {
        T At<T>(string column, Func<T> read)
        {
            try
            {
                return read();
            }
            catch (RealignException e) when (e is not FileException)
            {
                throw table.Error(column, e.Message);
            }
        }

        string economy = table.Text("economy"), period = table.Text("period"), basis = table.Text("basis"), publisher = table.Text("publisher"), link = table.Text("link");
        if (economy.Length != 3 || !economy.All(char.IsAsciiLetterUpper)) throw table.Error("economy", $"'{economy}' is no code of an economy; write three capitals, for example COL.");
        var indicator = At("indicator", () => MacroIndicator.Of(table.Text("indicator")));
        if (!IsPeriod(period)) throw table.Error("period", $"'{period}' is no period; write a year like 2024, or a month like 2024-12, from 1950 to 2100.");
        string unit = table.Text("unit");
        At("unit", () => MacroUnit.Parse(unit, indicator));
        if (!double.TryParse(table.Text("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            throw table.Error("value", $"'{table.Text("value")}' is no finite number; write it like 1234.5, without thousands separators.");
        if (publisher.Length == 0) throw table.Error("publisher", "a figure without a publisher cannot be checked; say who published it.");
        if (link.Length > 0 && !Uri.TryCreate(link, UriKind.Absolute, out _)) throw table.Error("link", $"'{link}' is no address; write it whole, with https://, or leave the field empty.");
        var figure = new MacroFigure(economy, indicator, period, value, unit, basis, publisher, link, table.Text("note"), table.Line);
        if (indicator.OfGovernment && figure.Government is null)
            throw table.Error("basis", $"'{basis}' does not say which government '{indicator.Id}' is of; begin it with 'central government' or 'general government'. The two differ and are never mixed.");
        if (Implausible(figure) is { } reason) throw table.Error("value", reason);
        return figure;
    }

    /// <summary>Why a percentage cannot be right; money is judged against GDP, once all rows are read.</summary>
    private static string? Implausible(MacroFigure f)
    {
        if (f.Indicator.Kind == MacroKind.ExchangeRate) return f.Value > 0 ? null : $"an exchange rate of {f.Value} is not possible.";
        if (f.Indicator.Kind is MacroKind.Usd or MacroKind.LocalCurrency || (f.Value >= f.Indicator.Low && f.Value <= f.Indicator.High)) return null;
        string hint = Math.Abs(f.Value) < 1.5 && 100 * f.Value >= f.Indicator.Low && 100 * f.Value <= f.Indicator.High ? $" If {f.Value} is a fraction, write {100 * f.Value}."
            : f.Indicator.Kind == MacroKind.ShareOfGdp ? " If it is an amount of money, it belongs into another indicator." : "";
        return $"{f.Value} {f.Unit} is not plausible for '{f.Indicator.Id}', which lies between {f.Indicator.Low} and {f.Indicator.High}.{hint}";
    }

    private static bool IsPeriod(string text) => text.Length is 4 or 7 && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1950 and <= 2100
        && (text.Length == 4 || (text[4] == '-' && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12));
}

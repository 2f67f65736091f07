using System.Globalization;
using Realign.Models.Ensembles;

namespace Realign.Reports;

/// <summary>Numbers as people read them in a report: fractions as percent, USD in billions or millions, a true minus sign.</summary>
internal static class FigureText
{
    private const double Billion = 1e9, Million = 1e6;

    /// <summary>With its sign.</summary>
    public static string Signed(double value, string unit)
    {
        string size = Size(value, unit);
        return value == 0 || size.All(c => c is '0' or '.' or ' ' or '%' || char.IsLetter(c)) ? size : $"{(value > 0 ? "+" : "−")}{size}";
    }

    /// <summary>Without its sign.</summary>
    public static string Size(double value, string unit)
    {
        double size = Math.Abs(value);
        return unit != "USD" ? $"{Number(100 * size, size < 0.001 ? "0.000" : "0.00")} %"
            : size >= Billion / 10 ? $"{Number(size / Billion, "N2")} bn USD"
            : $"{Number(size / Million, "N0")} m USD";
    }

    /// <summary>Median with its range, signed.</summary>
    public static string Signed(Interval value, string unit) => value is { Low: { } low, High: { } high }
        ? $"{Signed(value.Value, unit)} [{Signed(low, unit)}, {Signed(high, unit)}]"
        : Signed(value.Value, unit);

    /// <summary>A level in billions of USD.</summary>
    public static string Billions(double usd) => $"{(usd < 0 ? "−" : "")}{Number(Math.Abs(usd) / Billion, "N2")}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

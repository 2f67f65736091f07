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

    /// <summary>The unit of <see cref="Bare(Interval, string)"/>.</summary>
    public static string BareUnit(string unit) => unit == "USD" ? "bn USD" : "%";

    /// <summary>Median with its range, signed, without the unit; all three with as many decimals as the largest needs.</summary>
    public static string Bare(Interval value, string unit)
    {
        double scale = unit == "USD" ? 1 / Billion : 100;
        double largest = scale * new[] { value.Value, value.Low ?? 0, value.High ?? 0 }.Max(Math.Abs);
        string Text(double x) => Plain(scale * x, largest < 0.1 ? "0.000" : "N2");
        return value is { Low: { } low, High: { } high } ? $"{Text(value.Value)} [{Text(low)}, {Text(high)}]" : Text(value.Value);
    }

    private static string Plain(double value, string format)
    {
        string size = Number(Math.Abs(value), format);
        return size.All(c => c is '0' or '.') ? size : $"{(value > 0 ? "+" : "−")}{size}";
    }

    /// <summary>A level in billions of USD.</summary>
    public static string Billions(double usd) => $"{(usd < 0 ? "−" : "")}{Number(Math.Abs(usd) / Billion, "N2")}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

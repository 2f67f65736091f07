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

    /// <summary>Median with its range, signed, without the unit; three decimals where two would show a small number as none.</summary>
    public static string Bare(Interval value, string unit)
    {
        double scale = unit == "USD" ? 1 / Billion : 100;
        double[] sizes = [.. new[] { value.Value, value.Low ?? value.Value, value.High ?? value.Value }.Select(x => Math.Abs(scale * x))];
        bool isSmall = sizes.Max() < 0.1 || sizes.Any(s => s is > 0 and < 0.005);
        return Bare(value, 1 / scale, isSmall ? "0.000" : "N2");
    }

    /// <summary>Median with its range, signed, in a multiple and format of the caller's.</summary>
    public static string Bare(Interval value, double per, string format)
    {
        string Text(double x) => Plain(x / per, format);
        return value is { Low: { } low, High: { } high } ? $"{Text(value.Value)} [{Text(low)}, {Text(high)}]" : Text(value.Value);
    }

    /// <summary>A level with its range, in billions of USD or another multiple; no plus sign.</summary>
    public static string Level(Interval value, double per = Billion)
    {
        string Text(double x) => $"{(x < 0 ? "−" : "")}{Number(Math.Abs(x) / per, "N2")}";
        return value is { Low: { } low, High: { } high } ? $"{Text(value.Value)} [{Text(low)}, {Text(high)}]" : Text(value.Value);
    }

    /// <summary>Factor from values to numbers in <see cref="BareUnit"/>.</summary>
    public static double Scale(string unit) => unit == "USD" ? 1 / Billion : 100;

    private static string Plain(double value, string format)
    {
        string size = Number(Math.Abs(value), format);
        return size.All(c => c is '0' or '.') ? size : $"{(value > 0 ? "+" : "−")}{size}";
    }

    /// <summary>A level in billions of USD.</summary>
    public static string Billions(double usd) => $"{(usd < 0 ? "−" : "")}{Number(Math.Abs(usd) / Billion, "N2")}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

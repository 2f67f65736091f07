using System.Globalization;
using Realign.Models.Ensembles;

namespace Realign.Cli;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    private const double Billion = 1e9;

    /// <summary>A fraction as a percentage, with its sign and two decimals.</summary>
    public static string Percent(double fraction)
    {
        double percent = Math.Round(100 * fraction, 2);
        return double.IsNaN(percent) ? "n/a" : Signed(percent, "0.00");
    }

    /// <summary>A percentage, with its range when there are draws.</summary>
    public static string Percent(Interval interval) => interval is { Low: { } low, High: { } high }
        ? $"{Percent(interval.Value)} [{Percent(low)}, {Percent(high)}]"
        : Percent(interval.Value);

    /// <summary>USD as billions with two decimals.</summary>
    public static string Billions(double usd) => (usd / Billion).ToString("N2", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A change in USD as billions, with its sign.</summary>
    public static string Change(double usd) => Signed(Math.Round(usd / Billion, 2), "N2");

    private static string Signed(double value, string format) =>
        value == 0 ? 0.0.ToString(format, CultureInfo.InvariantCulture) : (value > 0 ? "+" : "−") + Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
}

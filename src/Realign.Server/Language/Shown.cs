using Realign.Claims.Quantities;

namespace Realign.Server.Language;

/// <summary>Numbers as a page shows them: fractions as percent, USD in billions or millions, a true minus sign, the separators of the language.</summary>
internal static class Shown
{
    /// <summary>A change, a fraction, with its sign.</summary>
    public static string Change(this Words words, double fraction)
    {
        double size = Math.Abs(100 * fraction);
        string text = size.ToString(size < 0.1 ? "0.000" : "0.00", words.Numbers);
        return $"{Sign(fraction, text)}{text} %";
    }

    /// <summary>A share, a fraction, without a sign.</summary>
    public static string Share(this Words words, double fraction) => $"{(100 * fraction).ToString("0.0", words.Numbers)} %";

    /// <summary>A probability, a fraction.</summary>
    public static string Percent(this Words words, double fraction) => fraction is > 0 and < 0.01 ? "< 1 %" : fraction is < 1 and > 0.99 ? "> 99 %" : $"{(100 * fraction).ToString("0", words.Numbers)} %";

    /// <summary>An amount.</summary>
    public static string Usd(this Words words, double usd)
    {
        double size = Math.Abs(usd);
        string text = Amount(words, size);
        return $"{(usd < 0 && Sign(usd, text).Length > 0 ? "−" : "")}{text}";
    }

    /// <summary>A change of an amount, with its sign.</summary>
    public static string UsdChange(this Words words, double usd)
    {
        string text = Amount(words, Math.Abs(usd));
        return $"{Sign(usd, text)}{text}";
    }

    /// <summary>A figure in its unit.</summary>
    public static string Figure(this Words words, double value, string? unit) => unit switch
    {
        "USD" => words.Usd(value),
        "fraction" => $"{words.Number(100 * value, Math.Abs(value) < 0.001 && value != 0 ? "0.000" : "0.##")} %",
        Units.Percent or Units.ShareOfGdp => $"{words.Number(value, "0.##")} %",
        _ => $"{words.Number(value, "#,0.##")} {unit}".TrimEnd(),
    };

    /// <summary>A change in its unit, with its sign.</summary>
    public static string FigureChange(this Words words, double value, string unit) => unit == "USD" ? words.UsdChange(value) : words.Change(value);

    public static string Number(this Words words, double value, string format) => value.ToString(format, words.Numbers);

    private static string Amount(Words words, double size) => size >= 1e8 ? words["{0} bn USD", (size / 1e9).ToString("N2", words.Numbers)] : words["{0} m USD", (size / 1e6).ToString("N0", words.Numbers)];

    private static string Sign(double value, string text) => !text.Any(c => c is >= '1' and <= '9') ? "" : value > 0 ? "+" : "−";
}

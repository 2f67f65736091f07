using System.Globalization;

namespace Realign.Facts;

/// <summary>Facts as people read them.</summary>
internal static class FactText
{
    private static readonly (double Scale, string Word)[] _scales = [(1e12, " tn"), (1e9, " bn"), (1e6, " mn")];

    /// <summary>A value in full units, with the scale that suits it.</summary>
    public static string Amount(double value, FactUnit unit)
    {
        if (!unit.IsMoney) return $"{Number(value, 1, 2)} {(unit.Name == FactUnit.ShareOfGdp ? "percent of GDP" : unit.Name)}";
        foreach (var (scale, word) in _scales)
            if (Math.Abs(value) >= scale) return $"{Number(value, scale, 3)} {unit}{word}";
        return $"{Number(value, 1, 0)} {unit}";
    }

    public static string Number(double value, double scale, int decimals) => (value / scale).ToString($"#,0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
}

namespace Realign.Claims.Quantities;

/// <summary>Units beside currencies, which carry their ISO 4217 code.</summary>
public static class Units
{
    public const string Percent = "percent";
    public const string PercentagePoint = "percentage_point";
    public const string BasisPoint = "basis_point";
    public const string ShareOfGdp = "share_of_gdp";
    public const string Times = "times";
    public const string People = "people";
    public const string Tonnes = "tonnes";

    /// <summary>Pesos of a country that the text leaves open.</summary>
    public const string Pesos = "pesos";

    /// <summary>Three capital letters: an amount of money.</summary>
    public static bool IsCurrency(string? unit) => unit == Pesos || (unit is { Length: 3 } && char.IsAsciiLetterUpper(unit[0]) && char.IsAsciiLetterUpper(unit[1]) && char.IsAsciiLetterUpper(unit[2]));
}

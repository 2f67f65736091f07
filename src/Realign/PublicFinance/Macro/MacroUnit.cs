namespace Realign.PublicFinance.Macro;

/// <summary>A unit as a macro file writes it: <c>percent of GDP</c>, <c>billion USD</c>, <c>trillion COP</c>, <c>COP per USD</c>, <c>years</c>.</summary>
public readonly record struct MacroUnit(MacroKind Kind, double Scale, string Currency)
{
    private static readonly (string Word, double Scale)[] _scales = [("", 1), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];

    /// <summary>Reads the unit of an indicator.</summary>
    /// <exception cref="RealignException">The unit does not measure what the indicator is.</exception>
    public static MacroUnit Parse(string text, MacroIndicator indicator)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(indicator);
        switch (indicator.Kind)
        {
            case MacroKind.ShareOfGdp or MacroKind.Percent or MacroKind.Years:
                if (text == indicator.Unit) return new(indicator.Kind, indicator.Kind == MacroKind.Years ? 1 : 0.01, "");
                break;
            case MacroKind.ExchangeRate:
                if (text.Length == 11 && text.EndsWith(" per USD", StringComparison.Ordinal) && IsCurrency(text[..3])) return new(indicator.Kind, 1, text[..3]);
                break;
            default:
                string currency = text[(text.LastIndexOf(' ') + 1)..], word = text.Length > 4 ? text[..^4] : "";
                if (text == currency || _scales.Any(s => s.Word == word))
                    if (IsCurrency(currency) && (indicator.Kind == MacroKind.LocalCurrency || currency == "USD"))
                        return new(indicator.Kind, _scales.First(s => s.Word == (text == currency ? "" : word)).Scale, currency);
                break;
        }

        string wanted = indicator.Kind switch
        {
            MacroKind.Usd => "'billion USD', 'million USD' or 'USD'",
            MacroKind.LocalCurrency => "own money with its code, for example 'billion COP' (10⁹) or 'trillion COP' (10¹², Spanish 'billones')",
            MacroKind.ExchangeRate => "for example 'COP per USD'",
            _ => $"'{indicator.Unit}'; fractions are not read, 0.65 of GDP is written 65",
        };
        throw new RealignException($"'{text}' is no unit of '{indicator.Id}'; write {wanted}.");
    }

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);
}

namespace Realign.PublicFinance.Macro;

/// <summary>What a figure measures; it decides in which units it may be written.</summary>
public enum MacroKind
{
    /// <summary>Percent of GDP.</summary>
    ShareOfGdp,

    /// <summary>A rate of change or of interest, or a share of something other than GDP, in percent.</summary>
    Percent,

    /// <summary>Dollars.</summary>
    Usd,

    /// <summary>The economy's own money.</summary>
    LocalCurrency,

    /// <summary>Own money for one dollar.</summary>
    ExchangeRate,

    Years,
}

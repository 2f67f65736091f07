namespace Realign.Facts;

/// <summary>How a fact's period lies to the one that was asked for.</summary>
public enum PeriodMatch
{
    /// <summary>The same days; for a stock, the same last day.</summary>
    Exact,

    /// <summary>Some days in common.</summary>
    Overlapping,

    /// <summary>None in common.</summary>
    Nearest,
}

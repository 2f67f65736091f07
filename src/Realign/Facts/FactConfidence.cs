namespace Realign.Facts;

/// <summary>Where a figure was seen; the order is that of trust.</summary>
public enum FactConfidence
{
    /// <summary>At the publisher of the statistics.</summary>
    Official,

    /// <summary>In the press, which quotes the publisher.</summary>
    PressQuotingOfficial,

    /// <summary>Elsewhere.</summary>
    Other,
}

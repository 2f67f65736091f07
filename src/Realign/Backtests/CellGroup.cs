namespace Realign.Backtests;

/// <summary>How an event reaches a supplier's share in a market, which is an importer and a sector.</summary>
public enum CellGroup
{
    /// <summary>The event changes the tariff, the cost or the taste of this very trade.</summary>
    Direct,

    /// <summary>It changes that of another supplier to the same market.</summary>
    Diverted,

    /// <summary>Nothing in the market changes but through the rest of the world.</summary>
    Control,
}

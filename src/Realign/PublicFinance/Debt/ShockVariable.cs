namespace Realign.PublicFinance.Debt;

/// <summary>What a joint shock hits, in the order of every row and matrix of shocks.</summary>
public enum ShockVariable
{
    /// <summary>Real growth g.</summary>
    Growth,

    /// <summary>Inflation of the deflator π.</summary>
    Inflation,

    /// <summary>Average interest on the debt, both currencies alike.</summary>
    Interest,

    /// <summary>Depreciation ε.</summary>
    Depreciation,

    /// <summary>Primary balance relative to GDP.</summary>
    PrimaryBalance,
}

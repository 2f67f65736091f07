namespace Realign.Facts;

/// <summary>Where an answer comes from; the order is that of trust.</summary>
public enum FactSource
{
    /// <summary>The ledger file.</summary>
    Ledger,

    /// <summary>The macro file (docs/debt.md).</summary>
    Macro,

    /// <summary>Computed from other facts, which it names.</summary>
    Derived,

    /// <summary>The balanced flows of a world, which are Realign's own and no statistic.</summary>
    World,
}

namespace Realign.Facts;

/// <summary>Which bases an indicator may be on.</summary>
public enum BasisFamily
{
    /// <summary>None: the basis is free words.</summary>
    Free,

    /// <summary>FOB, customs, balance of payments.</summary>
    Exports,

    /// <summary>CIF, FOB, customs, balance of payments.</summary>
    Imports,

    /// <summary>FOB-FOB, FOB-CIF, customs, balance of payments.</summary>
    Balance,

    /// <summary>Central or general government.</summary>
    Government,

    /// <summary>Balance of payments, or the exchange balance that a central bank counts at its counters.</summary>
    External,
}

namespace Realign.Facts;

/// <summary>What a check of figures found.</summary>
public enum FactFindingKind
{
    /// <summary>Figures that cannot all be right: a balance that is not exports less imports, a share that is not part over total.</summary>
    Contradiction,

    /// <summary>A part above its whole.</summary>
    PartAboveTotal,

    /// <summary>A value that the size of the economy rules out.</summary>
    Implausible,

    /// <summary>The same figure of the same publisher twice.</summary>
    Duplicate,

    /// <summary>Figures of the same on the same basis that differ by more than their rounding. They are kept: who uses them has to know.</summary>
    Disputed,
}

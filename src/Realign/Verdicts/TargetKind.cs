namespace Realign.Verdicts;

/// <summary>What a claim says of a measure.</summary>
public enum TargetKind
{
    /// <summary>That it is so large.</summary>
    Level,

    /// <summary>That its size changes by so much: of a deficit, the deficit's.</summary>
    Change,

    /// <summary>That it is so many times what it was.</summary>
    Ratio,
}

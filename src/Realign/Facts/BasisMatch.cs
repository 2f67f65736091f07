namespace Realign.Facts;

/// <summary>How a fact's basis lies to the one that was asked for.</summary>
public enum BasisMatch
{
    /// <summary>The same, or none was asked for.</summary>
    Same,

    /// <summary>Another that may stand for it (docs/facts.md).</summary>
    StandsIn,
}

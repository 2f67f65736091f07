namespace Realign.Facts;

/// <summary>What kind of a figure it is. Only outturns and estimates are facts; the others are kept beside and never count.</summary>
public enum FactNature
{
    /// <summary>What was measured.</summary>
    Outturn,

    /// <summary>An early, preliminary or computed figure for a time that is over.</summary>
    Estimate,

    /// <summary>A forecast.</summary>
    Projection,

    /// <summary>A plan.</summary>
    Target,

    /// <summary>What somebody said, wrote or claimed.</summary>
    Statement,
}

namespace Realign.Estimation;

/// <summary>Which fixed effects count as parameters in K.</summary>
public enum FixedEffectCount
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that are not nested in a cluster.</summary>
    Nested,

    /// <summary>All.</summary>
    Full,
}

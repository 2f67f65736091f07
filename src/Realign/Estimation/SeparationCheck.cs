namespace Realign.Estimation;

/// <summary>Which separated observations (those whose fitted value Poisson would drive to zero) are looked for and left out.</summary>
public enum SeparationCheck
{
    /// <summary>None; estimation may then fail to converge.</summary>
    None,

    /// <summary>Levels of a fixed effect in which the dependent variable is zero throughout.</summary>
    FixedEffects,

    /// <summary>Those, and the ones that regressors and fixed effects separate together, by the iterative rectifier of Correia, Guimarães and Zylkin (2019).</summary>
    Full,
}

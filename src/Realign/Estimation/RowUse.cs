namespace Realign.Estimation;

/// <summary>Whether a row of the data was used, or why it was left out.</summary>
public enum RowUse : byte
{
    Used,

    /// <summary>A value is missing in a column that the model, the weights, the offset or the clusters use.</summary>
    Missing,

    /// <summary>Its weight is zero.</summary>
    ZeroWeight,

    /// <summary>Alone in a level of a fixed effect.</summary>
    Singleton,

    /// <summary>In a level of a fixed effect in which the dependent variable is zero throughout.</summary>
    SeparatedByFixedEffect,

    /// <summary>A combination of regressors and fixed effects separates it.</summary>
    SeparatedByRegressors,
}

namespace Realign.Estimation;

/// <summary>What is estimated: y on x'β and fixed effects, with the inverse link of the <see cref="Family"/>.</summary>
public sealed record ModelSpecification
{
    /// <summary>Column y.</summary>
    public required string Dependent { get; init; }

    /// <summary>Numeric columns; interactions and indicators are columns by now. The order is that of the coefficients.</summary>
    public IReadOnlyList<string> Regressors { get; init; } = [];

    /// <summary>Each has one effect a level; none is left out.</summary>
    public IReadOnlyList<KeyCombination> FixedEffects { get; init; } = [];

    /// <summary>Column of non-negative weights that multiply an observation's (quasi-)likelihood; a row with weight zero is left out. Null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>Column added to η with coefficient one. Null for none.</summary>
    public string? Offset { get; init; }

    public Family Family { get; init; } = Family.Poisson;

    /// <summary>Whether a constant (named <see cref="InterceptName"/>, first) is estimated when there are no fixed effects; with any, they contain it.</summary>
    public bool Intercept { get; init; } = true;

    /// <summary>Name of the constant's coefficient.</summary>
    public const string InterceptName = "(Intercept)";
}

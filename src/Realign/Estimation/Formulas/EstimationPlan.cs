namespace Realign.Estimation.Formulas;

/// <summary>What to estimate, in words: the formula and what stands beside it.</summary>
public sealed record EstimationPlan
{
    public required Formula Formula { get; init; }

    public Family Family { get; init; } = Family.Poisson;

    /// <summary>An expression for the weights, such as <c>pop</c> or <c>1 / variance</c>; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>An expression that enters with coefficient one, such as <c>log(pop)</c>; null for none.</summary>
    public string? Offset { get; init; }

    /// <summary>The keys of the ways of clustering, so that their columns are read.</summary>
    public IReadOnlyList<KeyCombination> Clusters { get; init; } = [];
}

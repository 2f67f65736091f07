namespace Realign.Products.Switching;

/// <summary>Elasticities and draws of a study. What is given is fixed; what is not is drawn from its range.</summary>
public sealed record SwitchingOptions
{
    /// <summary>The most draws: every product of every draw is kept until the ranges are taken.</summary>
    public const int MostDraws = 2000;

    /// <summary>σ of every product; that of its group when null.</summary>
    public double? Substitution { get; init; }

    /// <summary>Whether the United States' own estimates of σ are used in place of the median country's.</summary>
    public bool UnitedStatesElasticities { get; init; }

    /// <summary>ω; <see cref="SwitchingParameters.DefaultSupply"/>, drawn between a half and ten, when null.</summary>
    public double? Supply { get; init; }

    /// <summary>η; <see cref="SwitchingParameters.DefaultDemand"/>, drawn between 1 and 3, when null.</summary>
    public double? Demand { get; init; }

    /// <summary>Whether sellers have other markets to go to; without, the buyer is all they have.</summary>
    public bool OtherMarkets { get; init; } = true;

    /// <summary>Draws of what is not fixed; 0 for central values alone.</summary>
    public int Draws { get; init; } = 200;

    public long Seed { get; init; } = 1;

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

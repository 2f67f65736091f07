using Realign.Events;

namespace Realign.Cases;

/// <summary>The assumptions under which a scenario of a case is solved.</summary>
internal sealed record Setting
{
    /// <summary>The closure; null for the scenario's.</summary>
    public Closure? Closure { get; init; }

    /// <summary>Years since the events, by which elasticities have grown; null for the long run.</summary>
    public double? Years { get; init; }

    /// <summary>Share of value added that is earned by factors that cannot leave their sector; null for the scenario's model.</summary>
    public double? SpecificFactorShare { get; init; }

    /// <summary>Whether all sectors are merged into one.</summary>
    public bool OneSector { get; init; }
}

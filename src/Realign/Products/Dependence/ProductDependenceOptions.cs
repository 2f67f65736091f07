namespace Realign.Products.Dependence;

/// <summary>Thresholds of the tests, and the noise that the stability band rests on.</summary>
public sealed record ProductDependenceOptions
{
    /// <summary>What is assumed of the standard deviation of a flow's yearly change, in logarithms; docs/products.md says what it does to the flags.</summary>
    public const double DefaultNoise = 0.5;

    /// <summary>Concentration is high when the Herfindahl index of imports from outside is above this.</summary>
    public double Concentration { get; init; } = 0.4;

    /// <summary>The share of imports that comes from outside the area is high above this.</summary>
    public double OutsideShare { get; init; } = 0.5;

    /// <summary>Standard deviation of the noise of each flow, in logarithms.</summary>
    public double Noise { get; init; } = DefaultNoise;

    /// <summary>Noisy years that are drawn; 0 for no stability band.</summary>
    public int Draws { get; init; } = 400;

    public long Seed { get; init; } = 1;

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <exception cref="RealignException">A value is outside its range.</exception>
    internal void Check()
    {
        if (!(Concentration is > 0 and < 1)) throw new RealignException($"A threshold of {Concentration} for concentration is not possible; it must lie between 0 and 1.");
        if (!(OutsideShare is >= 0 and < 1)) throw new RealignException($"A threshold of {OutsideShare} for the share from outside is not possible; it must be 0 or more and below 1.");
        if (!(Noise >= 0 && double.IsFinite(Noise))) throw new RealignException($"Noise of {Noise} is not possible; it must be finite and 0 or more.");
        if (Draws < 0) throw new RealignException($"{Draws} draws cannot be made; give 0 or more.");
    }
}

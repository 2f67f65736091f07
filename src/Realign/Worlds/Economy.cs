namespace Realign.Worlds;

/// <summary>A country or a group of countries that acts as one in a world.</summary>
/// <param name="Code">ISO 3166 alpha-3, or a code of the same shape for aggregates (<c>ROW</c>).</param>
/// <param name="Name">English name.</param>
/// <param name="Region">World Bank region, or <c>Rest of the world</c>.</param>
public sealed record Economy(string Code, string Name, string Region)
{
    /// <summary>Where the input coefficients come from, for example <c>DANE-MIP 2019</c>; empty when not known.</summary>
    public string CoefficientSource { get; init; } = "";

    /// <summary>The economy whose table stands in for this one's, or null when the table is its own.</summary>
    public string? CoefficientDonor { get; init; }

    /// <summary>Whether the input coefficients are another economy's.</summary>
    public bool HasDonatedCoefficients => CoefficientDonor is not null;
}

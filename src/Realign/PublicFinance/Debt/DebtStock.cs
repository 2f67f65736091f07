using Realign.PublicFinance.Quantities;

namespace Realign.PublicFinance.Debt;

/// <summary>The debt at the start, and what it is made of.</summary>
public sealed record DebtStock
{
    private readonly double _foreignShare, _domesticMaturity = 1, _foreignMaturity = 1;

    public required ShareOfGdp Debt { get; init; }

    /// <summary>Share in foreign currency φ, between 0 and 1, kept at the end of every year.</summary>
    /// <exception cref="RealignException">Outside 0 to 1.</exception>
    public required double ForeignShare
    {
        get => _foreignShare;
        init => _foreignShare = value is >= 0 and <= 1
            ? value
            : throw new RealignException($"A share of {value} of the debt in foreign currency is not possible; it is a fraction between 0 and 1.");
    }

    /// <summary>Average interest on the debt in local currency.</summary>
    public required Rate DomesticRate { get; init; }

    /// <summary>Average interest on the debt in foreign currency.</summary>
    public required Rate ForeignRate { get; init; }

    /// <summary>Average maturity in years of the debt in local currency: every year its inverse falls due. 1 renews all of it every year.</summary>
    public double DomesticMaturity { get => _domesticMaturity; init => _domesticMaturity = Maturity(value); }

    /// <summary>Average maturity in years of the debt in foreign currency.</summary>
    public double ForeignMaturity { get => _foreignMaturity; init => _foreignMaturity = Maturity(value); }

    private static double Maturity(double years) => years is >= 1 and <= 100
        ? years
        : throw new RealignException($"An average maturity of {years} years is not possible; it lies between 1 and 100. Give years, not months.");
}

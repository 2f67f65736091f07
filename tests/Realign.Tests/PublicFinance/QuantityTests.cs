using Realign.PublicFinance.Quantities;

namespace Realign.Tests.PublicFinance;

public class QuantityTests
{
    [Fact]
    public void A_percentage_taken_for_a_fraction_is_refused_and_the_remedy_named()
    {
        var e = Assert.Throws<RealignException>(() => ShareOfGdp.FromFraction(64.7));
        Assert.Contains("FromPercent", e.Message, StringComparison.Ordinal);
        Assert.Equal(0.647, ShareOfGdp.FromPercent(64.7).Fraction, 1e-15);
        Assert.Throws<RealignException>(() => Rate.FromFraction(25));
        Assert.Throws<RealignException>(() => Rate.FromPercent(-100));
    }

    [Fact]
    public void Pesos_and_dollars_do_not_add_up_without_an_exchange_rate()
    {
        var cop = LocalCurrency.FromTrillions(1192.6, "COP");
        Assert.Throws<RealignException>(() => cop + LocalCurrency.FromUnits(1, "CLP"));
        Assert.Throws<RealignException>(() => cop.ToUsd(ExchangeRate.PerUsd(950, "CLP")));
        Assert.Throws<RealignException>(() => LocalCurrency.FromUnits(1, "pesos"));
        Assert.Equal(317.43, cop.ToUsd(ExchangeRate.PerUsd(3757.08, "COP")).Billions, 0.01);
    }

    [Fact]
    public void Millions_billions_and_trillions_are_a_thousand_apart()
    {
        Assert.Equal(Usd.FromBillions(1), Usd.FromMillions(1000));
        Assert.Equal(Usd.FromTrillions(1), Usd.FromBillions(1000));
        Assert.Equal(LocalCurrency.FromBillions(1000, "COP"), LocalCurrency.FromTrillions(1, "COP"));
        Assert.Equal(0.1, ShareOfGdp.Of(Usd.FromMillions(100), Usd.FromBillions(1)).Fraction, 1e-15);
        Assert.Throws<RealignException>(() => Usd.FromBillions(1) / default(Usd));
        Assert.Throws<RealignException>(() => Usd.FromUnits(double.NaN));
    }
}

using Realign.Facts;

namespace Realign.Tests.Facts;

public class FactUnitTests
{
    [Theory]
    [InlineData("USD bn", "USD", 1e9)]
    [InlineData("billion USD", "USD", 1e9)]
    [InlineData("USD mil millones", "USD", 1e9)]
    [InlineData("US$ millones", "USD", 1e6)]
    [InlineData("USD tn", "USD", 1e12)]
    [InlineData("COP tn", "COP", 1e12)]
    [InlineData("COP billones", "COP", 1e12)]
    [InlineData("EUR", "EUR", 1)]
    [InlineData("million tonnes", "tonnes", 1e6)]
    [InlineData("people", "people", 1)]
    [InlineData("% of GDP", "share_of_gdp", 1)]
    [InlineData("percent of GDP", "share_of_gdp", 1)]
    [InlineData("% ad valorem", "percent", 1)]
    [InlineData("% of exports", "percent of exports", 1)]
    [InlineData("COP per USD", "COP per USD", 1)]
    public void Published_units_become_canonical_ones_with_a_scale(string text, string name, double scale)
    {
        var unit = FactUnit.Parse(text);
        Assert.Equal((name, scale), (unit.Name, unit.Scale));
    }

    [Theory]
    [InlineData("USD m", "is no unit")]
    [InlineData("dollars", "USD bn")]
    [InlineData("% of export", "Did you mean 'exports'?")]
    [InlineData("", "is no unit")]
    [InlineData("USD bn per year", "is no unit")]
    public void A_unit_that_could_mean_two_things_or_none_is_refused(string text, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<RealignException>(() => FactUnit.Parse(text)).Message, StringComparison.Ordinal);
}

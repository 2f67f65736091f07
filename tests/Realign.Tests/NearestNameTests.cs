namespace Realign.Tests;

public class NearestNameTests
{
    [Theory]
    [InlineData("trade_balanc", "trade_balance_goods")] // the beginning of a longer name, though trade_total is fewer edits away
    [InlineData("trade_totla", "trade_total")]
    [InlineData("GD", "gdp")]
    [InlineData("exports", "exports_goods")]
    [InlineData("unemployment", null)]
    public void The_name_that_was_meant(string typed, string? meant) =>
        Assert.Equal(meant, NearestName.Find(typed, ["exports_goods_services", "exports_goods", "trade_total", "trade_balance_goods", "gdp"]));
}

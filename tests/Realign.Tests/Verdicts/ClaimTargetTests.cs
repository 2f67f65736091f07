using CsCheck;
using Realign.Claims;
using Realign.Verdicts;

namespace Realign.Tests.Verdicts;

public class ClaimTargetTests
{
    private static Claim Claim(ClaimDirection direction, double? value = null, string? unit = null, string? hedge = null, double? high = null) => new()
    {
        Span = "x",
        Start = 0,
        Measure = ClaimMeasure.TradeBalance,
        Direction = direction,
        Value = value,
        ValueHigh = high,
        Unit = unit,
        Approximate = hedge,
    };

    [Theory]
    [InlineData(-14e9, -1.4e9, true)]
    [InlineData(-14e9, -1.5e9, false)]
    [InlineData(-14e9, 2e9, true)]
    public void What_is_closed_ends_within_a_tenth_of_where_it_started(double before, double after, bool holds) =>
        Assert.Equal(holds, ClaimTarget.Of(Claim(ClaimDirection.Eliminate, -14e9, "USD"))!.Holds(before, after));

    [Theory]
    [InlineData(1.79, false)]
    [InlineData(1.8, true)]
    [InlineData(2.2, true)]
    [InlineData(2.21, false)]
    public void Double_is_one_point_eight_to_two_point_two_times(double times, bool holds) =>
        Assert.Equal(holds, ClaimTarget.Of(Claim(ClaimDirection.Multiply, 2, "times"))!.Holds(50, 50 * times));

    [Theory]
    [InlineData("more than", 3e9, true)]
    [InlineData("more than", 2.9e9, false)]
    [InlineData("más de", 40e9, true)]
    [InlineData("up to", 3.1e9, false)]
    [InlineData("hasta", 1e9, true)]
    [InlineData("almost", 2.8e9, true)]
    [InlineData("casi", 3.1e9, false)]
    [InlineData("about", 3.4e9, true)]
    [InlineData(null, 3.4e9, false)]
    [InlineData("somehow", 3.2e9, true)]
    public void A_hedge_is_a_band_around_the_figure(string? hedge, double value, bool holds) =>
        Assert.Equal(holds, ClaimTarget.Of(Claim(ClaimDirection.Level, 3e9, "USD", hedge))!.Holds(1, value));

    [Fact]
    public void A_deficit_that_grows_is_one_that_gets_more_negative()
    {
        var grows = ClaimTarget.Of(Claim(ClaimDirection.Increase, 10, "percent"))!;
        Assert.True(grows.Holds(-100, -110));
        Assert.False(grows.Holds(-100, -90));
        var falls = ClaimTarget.Of(Claim(ClaimDirection.Decrease, 3e9, "USD"))!;
        Assert.True(falls.Holds(-14e9, -11e9));
        Assert.False(falls.Holds(-14e9, -17e9));
        Assert.True(falls.Holds(14e9, 11e9));
    }

    [Fact]
    public void A_direction_alone_is_met_by_any_amount()
    {
        var less = ClaimTarget.Of(Claim(ClaimDirection.Decrease))!;
        Assert.True(less.Holds(0.3, 0.2999));
        Assert.False(less.Holds(0.3, 0.3));
        Assert.False(less.Holds(0, 1));
    }

    [Fact]
    public void A_range_reaches_from_its_lower_to_its_upper_end()
    {
        var band = ClaimTarget.Of(Claim(ClaimDirection.Increase, 10, "percent", null, 20))!;
        Assert.True(band.Holds(100, 115));
        Assert.False(band.Holds(100, 123));
        Assert.False(band.Holds(100, 108));
    }

    [Fact]
    public void A_level_without_a_figure_has_no_target() => Assert.Null(ClaimTarget.Of(Claim(ClaimDirection.Level)));

    [Fact]
    public void A_wider_band_holds_whatever_a_narrower_does() => Gen.Select(Gen.Enum<ClaimDirection>(), Gen.Double[-1e3, 1e3], Gen.OneOf<string?>(null, "about", "more than", "casi", "up to"), Gen.Double[-1e3, 1e3], Gen.Double[-1e3, 1e3])
        .Where((_, value, _, before, _) => Math.Abs(value) > 1 && Math.Abs(before) > 1)
        .Sample((direction, value, hedge, before, after) =>
        {
            var claim = Claim(direction, Math.Abs(value), "percent", hedge);
            var (narrow, wide) = (ClaimTarget.Of(claim, 0.5)!, ClaimTarget.Of(claim, 2)!);
            if (narrow.Holds(before, after)) Assert.True(wide.Holds(before, after), $"{narrow} {wide}");
        });
}

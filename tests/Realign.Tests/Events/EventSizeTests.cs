using CsCheck;
using Realign.Events;

namespace Realign.Tests.Events;

public class EventSizeTests
{
    private static readonly Gen<EventSize> Sizes = Gen.Double[-5, 5].Array[3].Select(parts =>
    {
        Array.Sort(parts);
        return new EventSize(parts[0], parts[1], parts[2]);
    });

    [Fact]
    public void A_size_without_a_range_is_always_drawn_as_it_is()
    {
        Assert.False(EventSize.Certain(0.1).IsUncertain);
        Assert.Equal(0.1, EventSize.Certain(0.1).Draw(0.9));
        Assert.Equal(default, EventSize.Certain(0));
    }

    [Fact]
    public void Draws_are_quantiles_of_the_triangular_distribution() => Gen.Select(Sizes, Gen.Double[0, 1]).Sample((size, u) =>
        Math.Abs(Below(size, size.Draw(u)) - u) < 1e-6 || !(size.High - size.Low > 1e-6));

    [Fact]
    public void Quantiles_of_a_symmetric_size_are_known()
    {
        var size = new EventSize(0, 1, 2);

        Assert.Equal([0, Math.Sqrt(0.5), 1, 2 - Math.Sqrt(0.5), 2], new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(size.Draw));
    }

    [Fact]
    public void A_mode_at_an_end_is_possible()
    {
        Assert.Equal(0.5, new EventSize(0, 0, 1).Draw(0.75), 12);
        Assert.Equal(0.5, new EventSize(0, 1, 1).Draw(0.25), 12);
    }

    [Theory]
    [InlineData(0.3, 0.2, 0.4)]
    [InlineData(0.1, 0.5, 0.4)]
    [InlineData(double.NaN, 0.2, 0.4)]
    [InlineData(0.1, 0.2, double.PositiveInfinity)]
    public void The_three_must_be_finite_and_in_order(double low, double value, double high) =>
        Assert.Contains("low ≤ value ≤ high", Assert.Throws<RealignException>(() => new EventSize(low, value, high)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_quantile_needs_a_probability(double u) => Assert.Throws<RealignException>(() => EventSize.Certain(1).Draw(u));

    private static double Below(EventSize size, double x) => x < size.Value
        ? (x - size.Low) * (x - size.Low) / ((size.High - size.Low) * (size.Value - size.Low))
        : size.High > size.Value ? 1 - ((size.High - x) * (size.High - x) / ((size.High - size.Low) * (size.High - size.Value))) : 1;
}

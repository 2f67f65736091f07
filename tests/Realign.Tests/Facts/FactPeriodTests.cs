using CsCheck;
using Realign.Facts;

namespace Realign.Tests.Facts;

public class FactPeriodTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31", PeriodKind.Year)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", PeriodKind.Month)]
    [InlineData("2025-Q3", "2025-07-01", "2025-09-30", PeriodKind.Quarter)]
    [InlineData("2025-H1", "2025-01-01", "2025-06-30", PeriodKind.Half)]
    [InlineData("2025-H2", "2025-07-01", "2025-12-31", PeriodKind.Half)]
    [InlineData("2025-01/2025-11", "2025-01-01", "2025-11-30", PeriodKind.Span)]
    [InlineData("2025-Q1/2025-Q3", "2025-01-01", "2025-09-30", PeriodKind.Span)]
    [InlineData("2020-10/2021-09", "2020-10-01", "2021-09-30", PeriodKind.Span)]
    [InlineData("2018-2021", "2018-01-01", "2021-12-31", PeriodKind.Span)]
    [InlineData("FY2023", "2022-10-01", "2023-09-30", PeriodKind.FiscalYear)]
    [InlineData("2025-05-14", "2025-05-14", "2025-05-14", PeriodKind.Day)]
    public void Every_way_to_write_a_period_means_its_days(string text, string start, string end, PeriodKind kind)
    {
        var period = FactPeriod.Parse(text);
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(end), kind, text), (period.Start, period.End, period.Kind, period.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("2025-Q5")]
    [InlineData("2025-H3")]
    [InlineData("2025-03/2025-01")]
    [InlineData("2024/2025-01")]
    [InlineData("2018-01/05")]
    [InlineData("annual c.2024")]
    [InlineData("FY23")]
    [InlineData("2025-")]
    [InlineData("long run")]
    public void What_is_no_period_is_refused_with_the_ways_to_write_one(string text)
    {
        Assert.False(FactPeriod.TryParse(text, out _));
        Assert.Contains("2025-Q1", Assert.Throws<RealignException>(() => FactPeriod.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ways_to_write_the_same_days_are_equal()
    {
        Assert.Equal(FactPeriod.Parse("2025-H1"), FactPeriod.Parse("2025-01/2025-06"));
        Assert.Equal(FactPeriod.Parse("2025-Q1").GetHashCode(), FactPeriod.Parse("2025-01/2025-03").GetHashCode());
        Assert.NotEqual(FactPeriod.Parse("FY2024"), FactPeriod.Parse("2024"));
        Assert.True(FactPeriod.Parse("2024") < FactPeriod.Parse("2024-02"));
    }

    [Fact]
    public void Any_text_is_a_period_or_refused_and_what_is_read_reads_the_same_again() => Gen.String[Gen.Char["0123456789-/QHFY "], 0, 16].Sample(text =>
    {
        if (!FactPeriod.TryParse(text, out var period)) return;
        Assert.True(period.Start <= period.End);
        Assert.Equal(period, FactPeriod.Parse(period.Text));
    });
}

using Realign.Facts;

namespace Realign.Tests.Facts;

public class FactCheckTests
{
    private const string X = "COL,CHN,exports_goods", M = "COL,CHN,imports_goods", B = "COL,CHN,trade_balance_goods";

    private static FactFinding One(params string[] rows)
    {
        var report = FactCheck.Run(Ledger.Read(rows));
        Assert.False(report.Holds);
        return Assert.Single(report.Findings, f => f.Kind != FactFindingKind.Disputed);
    }

    [Fact]
    public void A_balance_that_is_not_exports_less_imports_is_a_contradiction_with_both_figures_and_what_would_pass()
    {
        var finding = One(Ledger.Row("A", X, "2024", "2.377", "FOB"), Ledger.Row("C", M, "2024", "15.936", "CIF"), Ledger.Row("D", B, "2024", "-12.91", "FOB-CIF"));
        Assert.Equal(FactFindingKind.Contradiction, finding.Kind);
        Assert.Contains("-12.91 USD bn", finding.Text, StringComparison.Ordinal);
        Assert.Contains("make -13.559 USD bn: 649 USD mn apart, 165.36 USD mn would pass", finding.Text, StringComparison.Ordinal);
        Assert.Equal(["D", "A", "C"], finding.Facts.Select(f => f.Id));
    }

    [Fact]
    public void A_balance_on_another_basis_contradicts_nothing() =>
        Assert.True(FactCheck.Run(Ledger.Read(Ledger.Row("A", X, "2024", "2.377", "FOB"), Ledger.Row("C", M, "2024", "15.936", "CIF"), Ledger.Row("D", B, "2024", "-12.91", "FOB-FOB"), Ledger.Row("E", B, "2024", "-13.559", "FOB-CIF"))).Holds);

    [Fact]
    public void One_of_several_published_figures_is_enough()
    {
        var report = FactCheck.Run(Ledger.Read(Ledger.Row("A", X, "2024", "2.377", "FOB"), Ledger.Row("A2", X, "2024", "3.5", "FOB"), Ledger.Row("C", M, "2024", "15.936", "CIF"), Ledger.Row("D", B, "2024", "-13.559", "FOB-CIF")));
        Assert.True(report.Holds);
        Assert.Equal(FactFindingKind.Disputed, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public void Turnover_shares_and_ratios_are_held_against_their_parts()
    {
        Assert.Contains("plus", One(Ledger.Row("A", X, "2024", "2", "FOB"), Ledger.Row("C", M, "2024", "16", "CIF"), Ledger.Row("D", "COL,CHN,trade_total", "2024", "20", "FOB-CIF")).Text, StringComparison.Ordinal);
        Assert.Contains("are 4.8 %", One(Ledger.Row("A", X, "2024", "2.377", "FOB"), Ledger.Row("C", "COL,WLD,exports_goods", "2024", "49.552", "FOB"), Ledger.Row("D", "COL,CHN,exports_share_of_total", "2024", "5.8", "FOB", "% of exports")).Text, StringComparison.Ordinal);
        Assert.Contains("of GDP", One(Ledger.Row("A", "COL,,fiscal_balance", "2025", "-117.8", "central government", "COP tn"), Ledger.Row("C", "COL,,gdp", "2025", "1843", "", "COP tn"), Ledger.Row("D", "COL,,fiscal_balance", "2025", "-7.4", "central government", "% of GDP")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_a_share_and_a_total_imply_is_held_against_the_balance()
    {
        string[] rows = [Ledger.Row("S", "COL,CHN,exports_share_of_total", "2025", "4.3", "FOB", "% of exports"), Ledger.Row("T", "COL,WLD,exports_goods", "2025", "50.1999", "FOB"), Ledger.Row("M", M, "2025", "18.2148", "FOB"), Ledger.Row("D", B, "2025", "-16.508", "FOB-FOB")];
        Assert.Equal(["D", "S", "T", "M"], One(rows).Facts.Select(f => f.Id));
        rows[0] = rows[0].Replace("4.3", "3.3", StringComparison.Ordinal);
        Assert.True(FactCheck.Run(Ledger.Read(rows)).Holds);
    }

    [Fact]
    public void A_part_above_its_whole_is_found()
    {
        Assert.Equal(FactFindingKind.PartAboveTotal, One(Ledger.Row("A", "COL,WLD,exports_goods/coffee", "2024", "60", "FOB"), Ledger.Row("C", "COL,WLD,exports_goods", "2024", "49.552", "FOB")).Kind);
        Assert.Equal(FactFindingKind.PartAboveTotal, One(Ledger.Row("A", X, "2024", "60", "FOB"), Ledger.Row("C", "COL,WLD,exports_goods", "2024", "49.552", "FOB")).Kind);
    }

    [Fact]
    public void Millions_taken_for_billions_are_implausible() =>
        Assert.Contains("Check the scale", One(Ledger.Row("A", "COL,WLD,remittances", "2024", "11848", "balance of payments"), Ledger.Row("C", "COL,,gdp", "2024", "418.8", "")).Text, StringComparison.Ordinal);

    [Fact]
    public void A_row_that_stands_twice_is_found()
    {
        string row = Ledger.Row("A", X, "2024", "2.377", "FOB");
        Assert.Contains("A (line 2) and C (line 3)", One(row, "C" + row[1..]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Projections_are_not_held_against_facts() =>
        Assert.True(FactCheck.Run(Ledger.Read(Ledger.Row("A", X, "2024", "2", "FOB"), Ledger.Row("C", M, "2024", "16", "CIF"), Ledger.Row("D", B, "2024", "-5", "FOB-CIF", nature: "projection"))).Holds);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void A_tolerance_that_is_no_fraction_is_refused(double tolerance) => Assert.Throws<RealignException>(() => FactCheck.Run([], null, tolerance));
}

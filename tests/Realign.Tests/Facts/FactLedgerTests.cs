using Realign.Facts;

namespace Realign.Tests.Facts;

public class FactLedgerTests
{
    private const string Exports = "COL,CHN,exports_goods", Imports = "COL,CHN,imports_goods", Balance = "COL,CHN,trade_balance_goods";

    private static FactAnswer Ask(FactLedger ledger, string indicator, string? period = null, string? partner = "CHN", string? basis = null, string? unit = null, string? publishedBy = null, string? endsAfter = null) => ledger.Find(new FactQuery
    {
        Indicator = indicator,
        Economy = "COL",
        Partner = partner,
        Period = period is null ? null : FactPeriod.Parse(period),
        Basis = basis,
        Unit = unit,
        PublishedBy = publishedBy is null ? null : DateOnly.Parse(publishedBy),
        EndsAfter = endsAfter is null ? null : DateOnly.Parse(endsAfter),
    });

    private static string[] Ids(FactAnswer answer) => [.. answer.Matches.Select(m => m.Fact.Id)];

    [Fact]
    public void The_exact_period_comes_before_one_that_overlaps_and_the_nearest_only_when_neither_is_there()
    {
        var ledger = Ledger.Of(Ledger.Row("A", Exports, "2023", "2.469", "FOB"), Ledger.Row("B", Exports, "2024-Q1", "0.6", "FOB"), Ledger.Row("C", Exports, "2024", "2.377", "FOB"), Ledger.Row("D", Exports, "2024-H1", "1.2", "FOB"));
        var answer = Ask(ledger, "exports_goods", "2024");
        Assert.Equal(["C", "D", "B"], Ids(answer));
        Assert.Equal([PeriodMatch.Exact, PeriodMatch.Overlapping, PeriodMatch.Overlapping], answer.Matches.Select(m => m.PeriodMatch));
        Assert.Equal([true, false, false], answer.Matches.Select(m => m.SameLength));
        Assert.Equal([0, 1 - (182.0 / 366), 1 - (91.0 / 366)], answer.Matches.Select(m => m.Distance), (a, b) => Math.Abs(a - b) < 1e-12);
        var later = Ask(ledger, "exports_goods", "2026");
        Assert.Equal(PeriodMatch.Nearest, later.Best!.PeriodMatch);
        Assert.Equal("C", later.Best.Fact.Id);
        Assert.Contains("of 2024, 1 year from 2026", later.Best.How, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stock_of_December_is_that_of_the_year()
    {
        var ledger = Ledger.Of(Ledger.Row("A", "COL,,public_debt_gross", "2025-12", "64.7", "central government gross", "% of GDP"), Ledger.Row("B", "COL,,public_debt_gross", "2025-06", "61", "central government gross", "% of GDP"));
        var answer = Ask(ledger, "public_debt_gross", "2025", null);
        Assert.Equal(["A", "B"], Ids(answer));
        Assert.Equal((PeriodMatch.Exact, PeriodMatch.Overlapping), (answer.Matches[0].PeriodMatch, answer.Matches[1].PeriodMatch));
    }

    [Fact]
    public void Two_figures_that_disagree_are_both_returned_by_confidence_then_date_and_the_gap_is_told()
    {
        var ledger = Ledger.Of(
            Ledger.Row("Old", "COL,WLD,trade_balance_goods", "2024", "-10.881", "FOB-FOB (first publication)", published: "2025-02"),
            Ledger.Row("New", "COL,WLD,trade_balance_goods", "2024", "-10.8067", "FOB-FOB (revised)", published: "2026-02"),
            Ledger.Row("Blog", "COL,WLD,trade_balance_goods", "2024", "-11", "FOB-FOB", published: "2026-03", confidence: "other"),
            Ledger.Row("Office", "COL,WLD,trade_balance_goods", "2024", "-10.807", "FOB-FOB", published: "2025-12", confidence: "official"));
        var answer = Ask(ledger, "trade_balance_goods", "2024", null);
        Assert.Equal(["Office", "New", "Old", "Blog"], Ids(answer));
        var one = Assert.Single(answer.Disagreements);
        Assert.True(one.SameBasis);
        Assert.Equal((0.1933e9, 0.1933 / 10.807), (one.Gap, one.RelativeGap), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
        Assert.Contains("4 figures of trade_balance_goods 2024 disagree: from -11 USD bn (Blog) to -10.8067 USD bn (New), by 193.3 USD mn or 1.8 %", one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_differ_by_rounding_alone_do_not_disagree() =>
        Assert.Empty(Ask(Ledger.Of(Ledger.Row("A", "COL,WLD,fdi_inflows", "2024", "14.234", "balance of payments"), Ledger.Row("B", "COL,WLD,fdi_inflows", "2024", "14.2", "balance of payments")), "fdi_inflows", "2024", null).Disagreements);

    [Fact]
    public void A_basis_answers_for_another_only_by_the_table()
    {
        var ledger = Ledger.Of(Ledger.Row("Fob", Balance, "2024", "-12.91", "FOB-FOB"), Ledger.Row("Cif", Balance, "2024", "-13.559", "FOB-CIF"), Ledger.Row("Unknown", Balance, "2024", "-14", "unstated"));
        var any = Ask(ledger, "trade_balance_goods", "2024");
        Assert.Equal(3, any.Matches.Count);
        Assert.False(Assert.Single(any.Disagreements).SameBasis);
        var fob = Ask(ledger, "trade_balance_goods", "2024", basis: "FOB");
        Assert.Equal(["Fob", "Unknown"], Ids(fob));
        Assert.Equal((BasisMatch.Same, BasisMatch.StandsIn), (fob.Matches[0].BasisMatch, fob.Matches[1].BasisMatch));
        Assert.Contains("does not state its basis", fob.Matches[1].How, StringComparison.Ordinal);
        Assert.Equal("on FOB-CIF, which may not stand for FOB-FOB", Assert.Single(fob.Aside).Reason);
        Assert.Equal(["Cif", "Unknown"], Ids(Ask(ledger, "trade_balance_goods", "2024", basis: "cif")));
        Assert.Contains("Did you mean 'FOB-CIF'", Assert.Throws<RealignException>(() => Ask(ledger, "trade_balance_goods", "2024", basis: "FOB-CIFF")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Central_and_general_government_never_stand_for_each_other()
    {
        var ledger = Ledger.Of(Ledger.Row("C", "COL,,fiscal_balance", "2024", "-6.7", "central government", "% of GDP"), Ledger.Row("G", "COL,,fiscal_balance", "2024", "-5.9", "general government", "% of GDP"));
        Assert.Equal(["G"], Ids(Ask(ledger, "fiscal_balance", "2024", null, "general government")));
    }

    [Fact]
    public void Projections_targets_and_statements_never_count()
    {
        var ledger = Ledger.Of(
            Ledger.Row("P", "COL,,fiscal_balance", "2025", "-7.1", "central government", "% of GDP", nature: "target"),
            Ledger.Row("S", "COL,CHN,trade_balance_goods", "2025-05-14", "-14", "unstated", nature: "statement"));
        var budget = Ask(ledger, "fiscal_balance", "2025", null);
        Assert.Empty(budget.Matches);
        Assert.Null(budget.Best);
        Assert.Equal("a target, no fact", Assert.Single(budget.Aside).Reason);
        Assert.Contains("1 come near and do not count", budget.Missing, StringComparison.Ordinal);
        Assert.Equal("S", Assert.Single(Ask(ledger, "trade_balance_goods", "2024").Aside).Fact.Id);
    }

    [Fact]
    public void A_balance_a_share_and_a_level_are_derived_where_none_is_published_and_name_their_parts()
    {
        var ledger = Ledger.Of(
            Ledger.Row("X", Exports, "2024", "2.377", "FOB"), Ledger.Row("M", Imports, "2024", "15.936", "CIF"), Ledger.Row("T", "COL,WLD,exports_goods", "2024", "49.552", "FOB"), Ledger.Row("W", "COL,WLD,imports_goods", "2024", "64.104", "CIF"),
            Ledger.Row("S", "COL,USA,exports_share_of_total", "2024", "28.9", "FOB", "% of exports"));
        var balance = Ask(ledger, "trade_balance_goods", "2024").Best!.Fact;
        Assert.Equal((-13.559e9, FactSource.Derived, FactBasis.FobCif, "-13.559"), (balance.Value, balance.Source, balance.Basis.Code, balance.PublishedValue));
        Assert.Equal(["X", "M"], balance.From);
        Assert.Empty(Ask(ledger, "trade_balance_goods", "2024", basis: "FOB").Matches);
        Assert.Equal(100 * 2.377 / 49.552, Ask(ledger, "exports_share_of_total", "2024").Best!.Fact.Value, 1e-9);
        Assert.Equal(100 * -13.559 / (49.552 - 64.104), Ask(ledger, "trade_balance_share_of_total", "2024").Best!.Fact.Value, 1e-9);
        var level = Ask(ledger, "exports_goods", "2024", "USA").Best!.Fact;
        Assert.Equal(0.289 * 49.552e9, level.Value, 1);
        Assert.InRange(level.Rounding, 0.0005 * 49.552e9, 0.00052 * 49.552e9);
        Assert.All(ledger.Facts.Where(f => f.Source == FactSource.Derived), f => Assert.All(f.From, id => Assert.NotNull(ledger.ById(id))));
    }

    [Fact]
    public void A_published_figure_is_not_derived_again()
    {
        var ledger = Ledger.Of(Ledger.Row("X", Exports, "2024", "2.377", "FOB"), Ledger.Row("M", Imports, "2024", "15.936", "CIF"), Ledger.Row("B", Balance, "2024", "-13.5", "FOB-CIF"));
        Assert.Equal(["B"], Ids(Ask(ledger, "trade_balance_goods", "2024")));
    }

    [Fact]
    public void Ratios_to_GDP_and_money_follow_from_each_other()
    {
        var ledger = Ledger.Of(
            Ledger.Row("G", "COL,,gdp", "2024", "418.8", ""), Ledger.Row("R", "COL,WLD,remittances", "2024", "11.848", "balance of payments"), Ledger.Row("F", "COL,,fiscal_balance", "2024", "-6.7", "central government", "% of GDP"),
            Ledger.Row("Q", "COL,WLD,remittances", "2024-Q1", "2.7", "balance of payments"));
        Assert.Equal(100 * 11.848 / 418.8, Assert.Single(Ask(ledger, "remittances", "2024", null, unit: "share_of_gdp").Exact).Fact.Value, 1e-9);
        Assert.Equal(-0.067 * 418.8e9, Ask(ledger, "fiscal_balance", "2024", null, unit: "USD").Best!.Fact.Value, 1e3);
        Assert.Equal(["R", "Q"], Ids(Ask(ledger, "remittances", "2024", null)));
        Assert.DoesNotContain(ledger.Facts, f => f.From.Contains("Q"));
    }

    [Fact]
    public void What_was_published_or_ended_later_can_be_left_out()
    {
        var ledger = Ledger.Of(Ledger.Row("A", Exports, "2023", "2.469", "FOB", published: "2024-02"), Ledger.Row("B", Exports, "2024", "2.377", "FOB", published: "2025-02"), Ledger.Row("C", Exports, "2025", "1.7", "FOB", published: ""));
        Assert.Equal(["A"], Ids(Ask(ledger, "exports_goods", publishedBy: "2024-12-31")));
        Assert.Equal(["C", "B"], Ids(Ask(ledger, "exports_goods", endsAfter: "2024-05-14")));
    }

    [Fact]
    public void A_tariff_is_in_force_from_its_day_on()
    {
        var ledger = Ledger.Of(Ledger.Row("A", "COL,CHN,tariff_rate", "2025-04-05", "10", "", "% ad valorem"), Ledger.Row("B", "COL,CHN,tariff_rate", "2025-09-01", "15", "", "% ad valorem"));
        Assert.Equal("A", Ask(ledger, "tariff_rate", "2025-05-14").Best!.Fact.Id);
        Assert.Equal("B", Ask(ledger, "tariff_rate", "2025-12").Best!.Fact.Id);
        Assert.Equal((PeriodMatch.Nearest, "A"), (Ask(ledger, "tariff_rate", "2024").Best!.PeriodMatch, Ask(ledger, "tariff_rate", "2024").Best!.Fact.Id));
    }

    [Fact]
    public void A_tariff_on_all_partners_is_shown_beside_that_on_one()
    {
        var answer = Ask(Ledger.Of(Ledger.Row("A", "COL,CHN,tariff_rate", "2025-04-05", "10", "", "% ad valorem"), Ledger.Row("W", "COL,WLD,tariff_rate", "2025-02-24", "15", "", "% ad valorem")), "tariff_rate", "2025-05");
        Assert.Equal(["A"], Ids(answer));
        Assert.Equal("W", Assert.Single(answer.Aside).Fact.Id);
    }

    [Fact]
    public void What_the_partner_counts_is_shown_beside_and_never_taken()
    {
        var answer = Ask(Ledger.Of(Ledger.Row("A", "CHN,COL,imports_goods", "2024", "4.1", "CIF")), "exports_goods", "2024");
        Assert.Empty(answer.Matches);
        Assert.Equal("as the partner counts it", Assert.Single(answer.Aside).Reason);
    }

    [Fact]
    public void The_world_answers_last_and_says_that_it_is_Realigns()
    {
        var world = new Lazy<Realign.Worlds.World>(() => ShippedWorld.Value);
        var ledger = new FactLedger(Ledger.Read(Ledger.Row("A", Exports, "2024", "2.377", "FOB")), null, world);
        var china = Ask(ledger, "exports_goods", "2024");
        Assert.Equal([FactSource.Ledger, FactSource.World], china.Matches.Select(m => m.Fact.Source));
        var korea = Ask(ledger, "exports_goods", "2024", "KOR").Best!.Fact;
        Assert.Equal((FactSource.World, FactNature.Estimate), (korea.Source, korea.Nature));
        Assert.Contains("no statistic", korea.Note, StringComparison.Ordinal);
        int n = ShippedWorld.Value.EconomyIndex("KOR"), i = ShippedWorld.Value.EconomyIndex("COL");
        double flow = 0;
        for (int j = 0; j < ShippedWorld.Value.Sectors.Count; j++)
            if (ShippedWorld.Value.Sectors[j].IsGood) flow += ShippedWorld.Value.Flows[n, i, j];
        Assert.Equal(flow * 1e6, korea.Value, 1);
        Assert.Equal(korea.Value, ledger.Find(new FactQuery { Indicator = "imports_goods", Economy = "KOR", Partner = "COL" }).Best!.Fact.Value, 1);
        double balance = Ask(ledger, "trade_balance_goods", "2024", null).Best!.Fact.Value, all = ShippedWorld.Value.Economies.Where(e => e.Code != "COL").Sum(e => Ask(ledger, "trade_balance_goods", "2024", e.Code).Matches[^1].Fact.Value);
        Assert.Equal(balance, all, Math.Abs(balance) * 1e-9);
    }

    [Fact]
    public void A_question_without_an_answer_says_what_there_is()
    {
        var ledger = Ledger.Of(Ledger.Row("A", Exports, "2024", "2.377", "FOB"));
        Assert.Contains("there is one with CHN", Ask(ledger, "exports_goods", "2024", "USA").Missing, StringComparison.Ordinal);
        Assert.Contains("there is exports_goods/coffee.", Ask(Ledger.Of(Ledger.Row("A", "COL,CHN,exports_goods/coffee", "2024", "1", "FOB")), "exports_goods", "2024").Missing, StringComparison.Ordinal);
        Assert.Contains("of COL there is exports_goods", Ask(ledger, "gdp", "2024", null).Missing, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'COL'", ledger.Find(new FactQuery { Indicator = "gdp", Economy = "COI" }).Missing, StringComparison.Ordinal);
        Assert.Throws<RealignException>(() => Ask(ledger, "gdp", "2024", "CHN"));
        Assert.Contains("Did you mean 'exports_goods'", Assert.Throws<RealignException>(() => Ask(ledger, "export_goods")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        string[] rows = [Ledger.Row("A", Exports, "2024", "2.377", "FOB"), Ledger.Row("B", Exports, "2024", "2.4", "FOB"), Ledger.Row("C", Imports, "2024", "15.936", "CIF"), Ledger.Row("D", Exports, "2023", "2.469", "FOB"), Ledger.Row("E", Imports, "2024", "16", "CIF")];
        string[] Asked(FactLedger ledger) => [.. Ids(Ask(ledger, "exports_goods")), .. Ids(Ask(ledger, "trade_balance_goods", "2024"))];
        Assert.Equal(Asked(Ledger.Of(rows)), Asked(Ledger.Of([.. rows.Reverse()])));
    }
}

using System.Globalization;
using CsvHelper;
using Realign.Models.Ensembles;
using Realign.Reports;

namespace Realign.Tests.Reports;

public class CaseTablesTests
{
    private static readonly CaseResult _result = TinyCase.With(new Interval(0.01, 0.005, 0.02));

    private static IReadOnlyList<ReportTable> Tables => CaseTables.Of(_result);

    public static TheoryData<string> Names => [.. Tables.Select(t => t.Name)];

    [Fact]
    public void Every_part_of_a_case_has_its_table() =>
        Assert.Equal(
            [
                "claims", "claim-tests", "claim-figures", "measures", "economies", "trade", "balances", "sectors", "dates", "path", "variants", "variance", "coalition-players", "coalition-subsets", "game", "budget", "budget-parameters",
                "capacity", "debt-path", "debt-fan", "debt-stress", "external-accounts", "balance-exercises", "debt-inputs", "events", "notes",
                "benchmarks", "adjustments", "donors", "record", "sources", "elasticity-sets", "solutions", "conditions",
            ],
            Tables.Select(t => t.Name));

    [Fact]
    public void Parts_that_the_case_lacks_are_left_out() =>
        Assert.Equal(
            ["measures", "events", "notes", "benchmarks", "adjustments", "donors", "record", "sources", "elasticity-sets", "solutions"],
            CaseTables.Of(TinyCase.Unsolved).Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_are_as_wide_as_the_header_and_columns_have_different_names(string name)
    {
        var table = Table(name);
        Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));
        Assert.Equal(table.Columns.Count, table.Columns.Select(c => c.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_comes_back_from_CSV_as_it_was(string name)
    {
        var table = Table(name);
        using var csv = new CsvReader(new StringReader(table.ToCsv()), CultureInfo.InvariantCulture);
        Assert.True(csv.Read() && csv.ReadHeader());
        Assert.Equal(table.Columns.Select(c => c.Name), csv.HeaderRecord!);
        foreach (var row in table.Rows)
        {
            Assert.True(csv.Read());
            for (int c = 0; c < row.Count; c++) Assert.Equal(row[c], Back(csv.GetField(c)!, row[c]));
        }

        Assert.False(csv.Read());
    }

    [Fact]
    public void A_measure_has_its_unit_and_a_scenario_without_values_its_failure()
    {
        var measures = Table("measures");
        Assert.Equal(["main", "A tariff", null, "welfare", "Welfare", "fraction", 0.01, 0.005, 0.02], measures.Rows[0]);
        Assert.Equal(["broken", "A ruinous tariff", "wages diverge", null, null, null, null, null, null], measures.Rows[2]);
        Assert.Equal([ReportUnit.Fraction, ReportUnit.Usd], measures.Rows.Take(2).Select(r => measures.UnitOf(r, 6)));
    }

    [Fact]
    public void A_game_is_told_by_the_path_to_each_move() =>
        Assert.Equal(["Does Aland answer?", "yes", "yes → Beland | stays", "no"], Table("game").Rows.Select(r => r[0]));

    [Fact]
    public void A_run_has_the_same_columns_alone_as_in_a_case()
    {
        string alone = RunTables.Economies(_result.Scenarios[0].Run).Split('\n')[0];
        Assert.Equal($"scenario,{alone}", Table("economies").ToCsv().Split('\n')[0]);
    }

    private static ReportTable Table(string name) => Tables.Single(t => t.Name == name);

    private static object? Back(string field, object? like) => like switch
    {
        null => field.Length == 0 ? null : field,
        double => double.Parse(field, CultureInfo.InvariantCulture),
        int => int.Parse(field, CultureInfo.InvariantCulture),
        bool => field == "1",
        _ => field,
    };
}

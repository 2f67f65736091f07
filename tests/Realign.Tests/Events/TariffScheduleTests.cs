using Realign.Files;

namespace Realign.Tests.Events;

public class TariffScheduleTests
{
    private const string Dated = """
        date,importer,exporter,sector,rate
        2025-08-07,USA,CHN,A01,0.4
        2025-04-05,USA,world,all,0.1
        2025-04-05,USA,CHN,A01,0.2
        2026-01-01,USA,world,all,0.15
        """;

    [Theory]
    [InlineData("2025-04-04")]
    [InlineData("2025-04-05", 0.2, 0.1, 0.1, 0.1)]
    [InlineData("2025-08-07", 0.4, 0.1, 0.1, 0.1)]
    [InlineData("2026-01-01", 0.15, 0.15, 0.15, 0.15)]
    [InlineData(null, 0.15, 0.15, 0.15, 0.15)]
    public void The_latest_row_holds_and_on_one_day_the_narrowest(string? at, params double[] rates) =>
        Assert.Equal(rates, Tariffs(Dated, at));

    [Fact]
    public void Without_dates_the_narrowest_row_holds() =>
        Assert.Equal([0.3, 0.1], Tariffs("importer,exporter,sector,rate\nUSA,CHN,A01,0.3\nUSA,world,goods,0.1", null));

    [Fact]
    public void A_schedule_can_add_to_the_baseline()
    {
        using var text = new ScenarioText();
        text.File("s.csv", "importer,exporter,sector,rate\nCOL,CHN,A01,0.3");
        var shock = text.Read("name: t\nevents: [{kind: tariff-schedule, file: s.csv}]").Resolve(TinyWorld.World).ToShock([5, 4]);

        Assert.Equal(0.33, Assert.Single(shock.Cells).Tariff, 15);
    }

    [Theory]
    [InlineData("importer,exporter,sector\nUSA,CHN,A01", 1, "the column 'rate' is missing")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHM,A01,0.1", 2, "Did you mean 'CHN'?")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHN,A10,0.1", 2, "Did you mean 'A01'?")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHN,,0.1", 2, "'sector' is empty")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHN,A01,x", 2, "'x' in column 'rate' is no finite number")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHN,A01,25", 2, "25 is 2500 %; write 0.25.")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHN,A01,-1", 2, "a tariff is above −100 %")]
    [InlineData("importer,exporter,sector,rate\nUSA,USA,A01,0.1", 2, "a tariff needs two")]
    [InlineData("importer,exporter,sector,rate\nUSA,CHN,A01,0.1\nUSA,COL,A01,0.1\nUSA,CHN,goods,0.1", 4, "A01 from CHN to USA again, as line 2 did")]
    [InlineData("importer,exporter,sector,rate,date\nUSA,CHN,A01,0.1,2025-13-01", 2, "'2025-13-01' in column 'date' is no date")]
    [InlineData("importer,exporter,sector,rate,date\nUSA,CHN,A01,0.1,2026-01-01\nUSA,CHN,A01,0.2,2025-01-01\nUSA,CHN,A01,0.3,2025-01-01", 4, "again, as line 3 did")]
    public void A_mistake_in_a_schedule_is_found_at_its_line(string csv, int line, string says)
    {
        using var text = new ScenarioText();
        text.File("s.csv", csv);

        Assert.Contains(says, text.MistakeIn("name: t\nevents: [{kind: tariff-schedule, file: s.csv}]", line, 0, "s.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_is_found_on_a_day_after_the_one_asked_for()
    {
        using var text = new ScenarioText();
        text.File("s.csv", "importer,exporter,sector,rate,date\nUSA,CHN,A01,0.1,2026-01-01\nUSA,CHN,A01,0.2,2026-01-01");
        var scenario = text.Read("name: t\nevents: [{kind: tariff-schedule, file: s.csv}]");

        Assert.Throws<FileException>(() => scenario.Resolve(TinyWorld.World, new DateOnly(2025, 1, 1)));
    }

    private static IEnumerable<double> Tariffs(string csv, string? at)
    {
        using var text = new ScenarioText();
        text.File("s.csv", csv);
        var scenario = text.Read("name: t\nevents: [{kind: tariff-schedule, file: s.csv, mode: set}]");
        return [.. scenario.Resolve(TinyWorld.World, at is null ? null : DateOnly.Parse(at)).ToShock([5, 4]).Cells.Select(c => c.Tariff)];
    }
}

namespace Realign.Tests.Events;

public class OverlapTests
{
    [Theory]
    [InlineData("kind: tariff, importer: USA, exporter: CHN, rate: 0.1, mode: set", "kind: tariff, importer: USA, exporter: world, rate: 0.2, mode: set", "A01 from CHN to USA")]
    [InlineData("kind: tariff, importer: USA, exporter: CHN, rate: 0.1, mode: set", "kind: tariff, importer: USA, exporter: world, rate: 0.2", "A01 from CHN to USA")]
    [InlineData("kind: embargo, importer: USA, exporter: CHN", "kind: boycott, importer: world, exporter: CHN, share: 0.2", "A01 from CHN to USA")]
    [InlineData("kind: agreement, members: [COL, CHN], effect: 0.1", "kind: agreement, importer: CHN, exporter: COL, effect: 0.2", "A01 from COL to CHN")]
    public void Events_of_which_nobody_could_say_which_holds_are_refused(string first, string second, string cell)
    {
        string message = ScenarioText.Mistake($"name: t\nevents:\n- {{id: one, {first}}}\n- {{id: two, {second}}}", 4, 3);

        Assert.Contains("'two' (line 4) overlaps with 'one' (line 3)", message, StringComparison.Ordinal);
        Assert.Contains(cell, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: tariff, importer: USA, exporter: CHN, rate: 0.1", "kind: tariff, importer: USA, exporter: world, rate: 0.2")]
    [InlineData("kind: tariff, importer: USA, exporter: CHN, rate: 0.1, mode: set", "kind: tariff, importer: USA, exporter: COL, rate: 0.2, mode: set")]
    [InlineData("kind: tariff, importer: USA, exporter: CHN, rate: 0.1, mode: set, until: 2025-05-31", "kind: tariff, importer: USA, exporter: CHN, rate: 0.2, mode: set, date: 2025-06-01")]
    [InlineData("kind: agreement, members: [COL, CHN], effect: 0.1", "kind: trade-cost, importer: CHN, exporter: COL, change: -0.1")]
    public void Events_that_stack_or_take_turns_are_fine(string first, string second) =>
        ScenarioText.Resolve($"- {{{first}}}\n- {{{second}}}", "2025-06-01");

    [Fact]
    public void Two_days_that_touch_overlap() => Assert.Contains(
        "overlaps",
        ScenarioText.Mistake("""
            name: t
            events:
              - {kind: embargo, importer: USA, exporter: CHN, until: 2025-06-01}
              - {kind: embargo, importer: USA, exporter: CHN, date: 2025-06-01}
            """, 4, 5),
        StringComparison.Ordinal);

    [Fact]
    public void A_schedule_overlaps_with_a_tariff_that_sets()
    {
        using var text = new ScenarioText();
        text.File("s.csv", "importer,exporter,sector,rate\nUSA,CHN,A01,0.3\n");

        Assert.Contains("A01 from CHN to USA", text.MistakeIn("""
            name: t
            events:
              - {kind: tariff-schedule, file: s.csv}
              - {kind: tariff, importer: USA, exporter: CHN, rate: 0.1, mode: set}
            """, 4, 5), StringComparison.Ordinal);
    }
}

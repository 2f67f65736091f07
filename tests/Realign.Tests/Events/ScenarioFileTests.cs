using Realign.Events;

namespace Realign.Tests.Events;

public class ScenarioFileTests
{
    [Fact]
    public void A_scenario_needs_no_more_than_a_name()
    {
        var scenario = ScenarioText.Of("name: baseline");

        Assert.Equal("baseline", scenario.Name);
        Assert.Equal(Closure.WorldShare, scenario.Closure);
        Assert.Equal("general-equilibrium", scenario.Model);
        Assert.True(scenario.Elasticities.IsOpen);
        Assert.Empty(scenario.Events);
        Assert.Empty(scenario.Resolve(TinyWorld.World).ToShock([5, 4]).Cells);
    }

    [Fact]
    public void Everything_that_a_scenario_says_is_read()
    {
        var scenario = ScenarioText.Of("""
            name: all
            question: Why?
            world: world-2024
            model: general-equilibrium
            closure: given
            deficits: {COL: -12, USA: 12}
            elasticities: {set: caliendo_parro_2015, A01: 6}
            groups: {friends: [COL, CHN]}
            focus: COL
            events:
              - id: one
                kind: tariff
                date: 2025-04-05
                until: 2025-08-06
                source: https://example.org
                note: a note
                importer: USA
                exporter: world
                rate: {low: 5%, value: 0.10, high: 15 %}
            """);

        Assert.Equal("Why?", scenario.Question);
        Assert.Equal("world-2024", scenario.World);
        Assert.Equal(Closure.Given, scenario.Closure);
        Assert.Equal(12, scenario.Deficits["USA"]);
        Assert.Equal(["COL"], scenario.Focus);
        var e = Assert.IsType<TariffEvent>(Assert.Single(scenario.Events));
        Assert.Equal(("one", "tariff", "https://example.org", "a note"), (e.Id, e.Kind, e.Source, e.Note));
        Assert.Equal((new DateOnly(2025, 4, 5), new DateOnly(2025, 8, 6)), (e.Date, e.Until));
        Assert.Equal(new EventSize(0.05, 0.10, 0.15), e.Rate);
        Assert.Equal(TariffMode.Add, e.Mode);
        Assert.Equal(["goods"], e.Scope.Sectors);
    }

    [Fact]
    public void Events_without_an_id_are_numbered_by_kind()
    {
        var scenario = ScenarioText.Of("""
            name: t
            events:
              - {kind: tariff, importer: USA, exporter: CHN, rate: 0.1}
              - {kind: embargo, importer: USA, exporter: CHN}
              - {kind: tariff, importer: USA, exporter: COL, rate: 0.1}
            """);

        Assert.Equal(["tariff-1", "embargo-1", "tariff-2"], scenario.Events.Select(e => e.Id));
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("10%", 0.1)]
    [InlineData("'10 %'", 0.1)]
    [InlineData("-5e-2", -0.05)]
    [InlineData("10", 10)]
    public void A_rate_is_a_fraction_or_a_percentage(string written, double rate)
    {
        var scenario = ScenarioText.Of($"name: t\nevents: [{{kind: tariff, importer: USA, exporter: CHN, rate: {written}}}]");

        Assert.Equal(rate, ((TariffEvent)scenario.Events[0]).Rate.Value, 15);
    }

    [Fact]
    public void Given_deficits_stand_beside_those_of_the_baseline()
    {
        var scenario = ScenarioText.Of("name: t\nclosure: given\ndeficits: {COL: -12, USA: 12}");

        Assert.Equal([12, 0, -12], scenario.GivenDeficits(TinyWorld.World));
        Assert.Null(ScenarioText.Of("name: t").GivenDeficits(TinyWorld.World));
    }

    [Theory]
    [InlineData("median", 5, 4)]
    [InlineData("caliendo_parro_2015", 8.11, 5)]
    [InlineData("3.5", 3.5, 3.5)]
    [InlineData("{A01: 6}", 6, 4)]
    [InlineData("{set: caliendo_parro_2015, services: 2}", 8.11, 2)]
    [InlineData("{A01: 6, all: 3}", 6, 3)]
    [InlineData("{all: 3, A01: 6}", 6, 3)]
    public void Elasticities_are_a_set_a_number_or_a_set_with_changes_of_which_the_narrowest_holds(string written, double good, double service)
    {
        var scenario = ScenarioText.Of($"name: t\nelasticities: {written}");

        Assert.Equal([good, service], scenario.Elasticities.Of(TinyWorld.World, scenario.Groups));
    }

    [Fact]
    public void Only_the_worlds_own_elasticities_are_open_to_draws()
    {
        Assert.True(ScenarioText.Of("name: t\nelasticities: median").Elasticities.IsOpen);
        Assert.False(ScenarioText.Of("name: t\nelasticities: caliendo_parro_2015").Elasticities.IsOpen);
        Assert.False(ScenarioText.Of("name: t\nelasticities: {A01: 6}").Elasticities.IsOpen);
    }
}

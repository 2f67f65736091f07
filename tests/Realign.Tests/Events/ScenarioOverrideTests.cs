using Realign.Events;

namespace Realign.Tests.Events;

public class ScenarioOverrideTests
{
    private const string Yaml = """
        name: t
        events:
          - {id: us-tariffs, kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.1, value: 0.2, high: 0.3}}
          - {kind: agreement, members: [COL, CHN], effect: 0.1}
        """;

    [Theory]
    [InlineData("us-tariffs.rate=0.25", 0.25)]
    [InlineData("events[0].rate=25%", 0.25)]
    [InlineData("us-tariffs.rate.value=0.15", 0.15)]
    [InlineData("us-tariffs.rate={low: 0, value: 0.05, high: 1}", 0.05)]
    public void A_size_of_an_event_can_be_set(string assignment, double rate) =>
        Assert.Equal(rate, ((TariffEvent)ScenarioText.Of(Yaml, assignment).Events[0]).Rate.Value, 15);

    [Fact]
    public void Keys_of_the_scenario_can_be_set_several_at_once()
    {
        var scenario = ScenarioText.Of(Yaml, "closure=balanced", "elasticities=caliendo_parro_2015", "agreement-1.effect=0.4", "us-tariffs.exporter=[CHN, COL]");

        Assert.Equal(Closure.Balanced, scenario.Closure);
        Assert.Equal("caliendo_parro_2015", scenario.Elasticities.Set);
        Assert.Equal(0.4, ((AgreementEvent)scenario.Events[1]).Effect.Value);
        Assert.Equal(["CHN", "COL"], ((TariffEvent)scenario.Events[0]).Scope.Exporters);
    }

    [Fact]
    public void A_mapping_that_the_file_leaves_out_can_be_filled()
    {
        var scenario = ScenarioText.Of(Yaml, "elasticities.goods=3", "closure=given", "deficits.COL=5", "deficits.USA=-5");

        Assert.Equal([3, 4], scenario.Elasticities.Of(TinyWorld.World, scenario.Groups));
        Assert.Equal([-5, 0, 5], scenario.GivenDeficits(TinyWorld.World));
    }

    [Theory]
    [InlineData("closure", "write it as path=value")]
    [InlineData("=3", "write it as path=value")]
    [InlineData("closur=balanced", "Did you mean 'closure'?")]
    [InlineData("us-tarifs.rate=0.1", "Did you mean 'us-tariffs'?")]
    [InlineData("us-tariffs.rat=0.1", "Did you mean 'rate'?")]
    [InlineData("us-tariffs.rate.valu=0.1", "Did you mean 'value'?")]
    [InlineData("us-tariffs.importer.x=0.1", "'importer' of 'us-tariffs' has no keys of its own")]
    [InlineData("events[2].rate=0.1", "'events[2]' is no event")]
    [InlineData("us-tariffs.rate=25", "25 is 2500 %")]
    [InlineData("closure=balance", "Did you mean 'balanced'?")]
    [InlineData("closure=[", "not valid YAML")]
    [InlineData("us-tariffs.importer=USB", "Did you mean 'USA'?")]
    public void A_mistake_names_the_option(string assignment, string says)
    {
        var mistake = Assert.Throws<RealignException>(() => ScenarioText.Of(Yaml, assignment).Resolve(TinyWorld.World));

        Assert.StartsWith($"--set {assignment}: ", mistake.Message, StringComparison.Ordinal);
        Assert.Contains(says, mistake.Message, StringComparison.Ordinal);
    }
}

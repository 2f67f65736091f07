using Realign.Events;

namespace Realign.Tests.Events;

public class BuiltInGroupsTests
{
    [Theory]
    [InlineData("world", "USA CHN COL")]
    [InlineData("WORLD", "USA CHN COL")]
    [InlineData("latin-america", "COL")]
    [InlineData("latin-america-caribbean", "COL")]
    [InlineData("East-Asia-Pacific", "CHN")]
    [InlineData("north-america", "USA")]
    [InlineData("USMCA", "USA")]
    [InlineData("brics", "CHN")]
    [InlineData("pacific-alliance", "COL")]
    public void Groups_of_economies_hold_their_members_in_the_world_whatever_the_case(string group, string members)
    {
        var scenario = ScenarioText.Of($"name: t\nevents: [{{kind: productivity, economy: {group}, sector: A01, change: 0.1}}]");

        Assert.Equal(members.Split(' ').Order(), scenario.Resolve(TinyWorld.World).ToShock([5, 4]).Productivities.Select(p => TinyWorld.World.Economies[p.Economy].Code).Order());
    }

    [Theory]
    [InlineData("all", "A01 H49")]
    [InlineData("goods", "A01")]
    [InlineData("services", "H49")]
    [InlineData("Agriculture", "A01")]
    public void Groups_of_sectors_hold_their_members(string group, string members)
    {
        var scenario = ScenarioText.Of($"name: t\nevents: [{{kind: productivity, economy: COL, sector: {group}, change: 0.1}}]");

        Assert.Equal(members.Split(' '), scenario.Resolve(TinyWorld.World).ToShock([5, 4]).Productivities.Select(p => TinyWorld.World.Sectors[p.Sector].Code));
    }

    [Fact]
    public void The_European_Union_has_27_members() =>
        Assert.Equal(27, BuiltInGroups.Blocs["eu"].Split(' ').Distinct().Count());

    [Fact]
    public void A_scenario_may_define_groups_of_codes_and_of_built_in_groups()
    {
        var scenario = ScenarioText.Of("name: t\ngroups: {friends: [latin-america, CHN], things: [goods, H49]}\nevents: [{kind: tariff, importer: USA, exporter: Friends, sector: things, rate: 0.1}]");

        Assert.Equal(4, scenario.Resolve(TinyWorld.World).ToShock([5, 4]).Cells.Count);
    }
}

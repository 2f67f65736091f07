using NJsonSchema;
using Realign.Cases;
using Realign.Events;
using Realign.Worlds;

namespace Realign.Tests.Events;

/// <summary>The examples in docs/scenarios.md are read, resolved in the shipped world and checked against the schema.</summary>
public class ScenarioDocsTests
{
    private static readonly Lazy<World> Shipped = new(() => WorldFolder.Read(Repository.File("data/world-2024")));

    public static TheoryData<string> Scenarios => [.. Blocks("yaml").Where(b => !b.Contains("scenarios:", StringComparison.Ordinal)).Select(Whole)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task An_example_of_a_scenario_works(string yaml)
    {
        using var text = new ScenarioText();
        text.File("us-tariffs.csv", Blocks("csv").Single());
        var scenario = text.Read(yaml);
        scenario.Resolve(Shipped.Value).ToShock(scenario.Elasticities.Of(Shipped.Value, scenario.Groups));

        Assert.Empty((await JsonSchema.FromFileAsync(Repository.File("docs/schema/scenario.schema.json"), TestContext.Current.CancellationToken)).Validate(YamlAsJson.Of(yaml)));
    }

    [Fact]
    public async Task The_example_of_a_case_works()
    {
        string yaml = Blocks("yaml").Single(b => b.Contains("scenarios:", StringComparison.Ordinal));
        using var folder = new TemporaryFolder();
        folder.Write("case.yaml", yaml);
        folder.Write("agreement.yaml", "name: t");

        Assert.Equal("agreement", CaseFolder.Read(folder.Path).Scenario(null).Id);
        Assert.Empty((await JsonSchema.FromFileAsync(Repository.File("docs/schema/case.schema.json"), TestContext.Current.CancellationToken)).Validate(YamlAsJson.Of(yaml)));
    }

    [Fact]
    public void Every_kind_of_event_and_every_key_is_taught()
    {
        string page = File.ReadAllText(Repository.File("docs/scenarios.md"));

        foreach (string kind in EventKeys.Kinds)
        {
            Assert.Contains($"### {kind}\n", page, StringComparison.Ordinal);
            foreach (string key in EventKeys.Of(kind)) Assert.Contains(key, page, StringComparison.Ordinal);
        }

        foreach (string key in EventKeys.Scenario) Assert.Contains($"| `{key}`", page, StringComparison.Ordinal);
    }

    private static string Whole(string block) => block.StartsWith("- ", StringComparison.Ordinal) ? $"name: t\nevents:\n{block}" : block;

    private static List<string> Blocks(string language) =>
        [.. File.ReadAllText(Repository.File("docs/scenarios.md")).Split("```").Where((_, k) => k % 2 == 1).Where(b => b.StartsWith($"{language}\n", StringComparison.Ordinal)).Select(b => b[(language.Length + 1)..])];
}

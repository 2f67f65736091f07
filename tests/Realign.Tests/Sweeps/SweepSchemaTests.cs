using NJsonSchema;
using Realign.Sweeps;
using Realign.Tests.Events;

namespace Realign.Tests.Sweeps;

public class SweepSchemaTests
{
    [Fact]
    public async Task The_schema_has_the_keys_that_the_reader_knows_and_describes_each()
    {
        var schema = await Schema();
        Assert.Equal(SweepFile.Keys.Order(), schema.Properties.Keys.Order());
        Assert.All(schema.Properties, p => Assert.False(string.IsNullOrEmpty(p.Value.Description), p.Key));
    }

    [Fact]
    public async Task The_example_and_the_documented_sweep_fit_the_schema()
    {
        Assert.Empty((await Schema()).Validate(YamlAsJson.Of(await File.ReadAllTextAsync(Path.Combine(Realign.Tests.Repository.Root, "data", "examples", "sweep.yaml"), TestContext.Current.CancellationToken))));
        string page = await File.ReadAllTextAsync(Path.Combine(Realign.Tests.Repository.Root, "docs", "sweeps.md"), TestContext.Current.CancellationToken);
        Assert.Empty((await Schema()).Validate(YamlAsJson.Of(page.Split("```yaml\n")[1].Split("```")[0])));
    }

    [Theory]
    [InlineData("name: t\nscenarios: a.yaml")]
    [InlineData("name: t\nscenarios: a.yaml\nmeasures: [welfare]\nclosures: [balance]")]
    [InlineData("name: t\nscenarios: a.yaml\nmeasures: [welfare]\ndraws: -1")]
    [InlineData("name: t\nscenarios: a.yaml\nmeasures: [welfare]\nquantiles: [95]")]
    [InlineData("name: t\nscenarios: a.yaml\nmeasures: [welfare, welfare]")]
    public async Task A_mistake_that_the_reader_finds_fits_no_schema(string yaml) => Assert.NotEmpty((await Schema()).Validate(YamlAsJson.Of(yaml)));

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Path.Combine(Realign.Tests.Repository.Root, "docs", "schema", "sweep.schema.json"));
}

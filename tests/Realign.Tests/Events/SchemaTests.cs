using NJsonSchema;
using Realign.Cases;
using Realign.Events;

namespace Realign.Tests.Events;

public class SchemaTests
{
    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Repository.File("cases"), "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Root, f)).Order()];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_file_fits_its_schema(string file)
    {
        string yaml = await File.ReadAllTextAsync(Repository.File(file), TestContext.Current.CancellationToken);
        var schema = await Schema(yaml.Contains("case.schema.json", StringComparison.Ordinal) ? "case" : "scenario");

        Assert.Empty(schema.Validate(YamlAsJson.Of(yaml)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_file_names_its_schema_and_can_be_read(string file)
    {
        string path = Repository.File(file), first = File.ReadLines(path).First(), schema = first.Split("$schema=")[^1];

        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(path)!, schema)), first);
        if (schema.EndsWith("case.schema.json", StringComparison.Ordinal)) CaseFolder.Read(Path.GetDirectoryName(path)!);
        else ScenarioFile.Read(path);
    }

    [Fact]
    public async Task The_schema_has_the_keys_that_the_reader_knows()
    {
        var schema = await Schema("scenario");

        Assert.Equal(EventKeys.Scenario.Order(), schema.Properties.Keys.Order());
        foreach (string kind in EventKeys.Kinds) Assert.Equal(EventKeys.Of(kind).Order(), schema.Definitions[kind].Properties.Keys.Order());
        Assert.Equal(ScenarioFile.Closures.Keys.Order(), schema.Properties["closure"].Enumeration.Cast<string>().Order());
        Assert.Equal(ScenarioFile.Models, schema.Properties["model"].Enumeration.Cast<string>());
    }

    [Fact]
    public async Task The_schema_of_a_case_has_the_keys_that_the_reader_knows()
    {
        var schema = await Schema("case");

        Assert.Equal(CaseReader.Keys.Order(), schema.Properties.Keys.Order());
        Assert.Equal(CaseArticleReader.Keys.Order(), schema.Properties["article"].OneOf.Last().Properties.Keys.Order());
        Assert.Equal(CaseClaimReader.Keys.Order(), schema.Properties["claims"].Item!.Properties.Keys.Order());
        Assert.Equal(CaseReader.ScenarioKeys.Order(), schema.Properties["scenarios"].Item!.Properties.Keys.Order());
        Assert.Equal(CaseReader.CoalitionKeys.Order(), schema.Properties["coalition"].Properties.Keys.Order());
        Assert.Equal(CaseReader.GameKeys.Order(), schema.Properties["game"].Properties.Keys.Order());
        Assert.Equal(CaseReader.MoveKeys.Order(), schema.Definitions["move"].Properties.Keys.Order());
    }

    [Fact]
    public async Task Every_key_is_described()
    {
        foreach (string name in (string[])["scenario", "case"])
        {
            var schema = await Schema(name);
            foreach (var owner in schema.Definitions.Values.Append(schema))
                foreach (var (key, property) in owner.Properties)
                    Assert.False(string.IsNullOrEmpty(property.Description), $"{name} {owner.Title}.{key}");
        }
    }

    [Theory]
    [InlineData("name: t\nclosur: balanced")]
    [InlineData("name: t\nevents: [{kind: tarif, importer: USA, exporter: CHN, rate: 0.1}]")]
    [InlineData("name: t\nevents: [{kind: tariff, importer: USA, exporter: CHN}]")]
    [InlineData("name: t\nevents: [{kind: tariff, importer: USA, exporter: CHN, rate: ten}]")]
    [InlineData("name: t\nevents: [{kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.1, value: 0.2}}]")]
    [InlineData("name: t\nevents: [{kind: transfer, from: USA, to: CHN, amount: 10%}]")]
    [InlineData("name: t\nevents: [{kind: embargo, importer: USA, exporter: CHN, date: 5.4.2025}]")]
    [InlineData("name: t\nevents: [{kind: agreement, members: [COL, CHN], importer: COL, exporter: CHN, effect: 0.1}]")]
    [InlineData("name: t\nevents: [{kind: agreement, members: [COL, CHN], effect: 0.1, estimate: belt-and-road}]")]
    [InlineData("name: t\nevents: [{kind: agreement, members: [COL, CHN]}]")]
    [InlineData("name: t\nevents: [{kind: agreement, members: [COL, CHN], estimate: silk-road}]")]
    public async Task A_mistake_that_the_reader_finds_fits_no_schema(string yaml) =>
        Assert.NotEmpty((await Schema("scenario")).Validate(YamlAsJson.Of(yaml)));

    private static Task<JsonSchema> Schema(string name) => JsonSchema.FromFileAsync(Repository.File($"docs/schema/{name}.schema.json"));
}

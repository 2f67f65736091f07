using System.Globalization;
using System.Text.Json;
using NJsonSchema;
using Realign.Tests.Cli;

namespace Realign.Tests.Dependence;

public sealed class DependenceCommandTests : IDisposable
{
    private const string Case = "cases/colombia-belt-and-road";
    private readonly string _folder = Directory.CreateTempSubdirectory("realign-dependence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("dependence", "COL")]
    [InlineData("dependence", "COL", "--on", "USA", "--scenario", Case, "both", "--draws", "3")]
    [InlineData("dependence", "eu", "--on", "CHN")]
    [InlineData("dependence", "COL", "--decompose", "--approach", "sink")]
    [InlineData("dependence", "CRI", "--on", "latin-america", "--draws", "3")]
    public void Tables_fit_80_columns(params string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.True(exit == 0, error);
        Assert.All(output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Fact]
    public async Task The_JSON_of_a_pair_matches_its_schema_and_is_the_same_on_any_number_of_threads()
    {
        string[] arguments = ["dependence", "COL", "--on", "USA", "--scenario", Case, "both", "--draws", "4", "--json"];
        var (exit, output, error) = Command.Run([.. arguments, "--threads", "1", "--out", _folder, "--picture", Path.Combine(_folder, "network.html")]);
        Assert.True(exit == 0, error);
        Assert.Equal(output, Command.Run([.. arguments, "--threads", "2"]).Out);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "dependence-result.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
        Assert.Equal(["dependence-network.csv", "dependence-sectors.csv", "dependence.csv", "network.html", "result.json"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var json = JsonDocument.Parse(output);
        foreach (var measure in json.RootElement.GetProperty("measures").EnumerateArray().Where(m => m.GetProperty("id").GetString() != "jobs"))
        {
            var (after, change) = (measure.GetProperty("after"), measure.GetProperty("change"));
            Assert.True(after.GetProperty("low").GetDouble() <= after.GetProperty("value").GetDouble() && after.GetProperty("value").GetDouble() <= after.GetProperty("high").GetDouble());
            if (!measure.GetProperty("id").GetString()!.StartsWith("exit", StringComparison.Ordinal))
                Assert.Equal(measure.GetProperty("before").GetProperty("value").GetDouble(), after.GetProperty("value").GetDouble() - change.GetProperty("value").GetDouble(), 1e-12);
        }
    }

    [Fact]
    public async Task The_JSON_of_a_ranking_and_of_a_decomposition_match_their_schemas()
    {
        foreach (var (file, arguments) in ((string, string[])[])[
            ("dependence-result", ["dependence", "COL", "--scenario", Case + "/both.yaml", "--draws", "2", "--json"]),
            ("export-result", ["dependence", "COL", "--on", "USA", "--decompose", "--scenario", Case + "/both.yaml", "--json"])])
        {
            var (exit, output, error) = Command.Run(arguments);
            Assert.True(exit == 0, error);
            var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", $"{file}.schema.json"), TestContext.Current.CancellationToken);
            Assert.Empty(schema.Validate(output));
        }
    }

    [Fact]
    public void The_matrix_holds_everyone_on_everyone()
    {
        string file = Path.Combine(_folder, "matrix.csv");
        var (exit, output, error) = Command.Run("dependence", "--matrix", file);
        Assert.True(exit == 0, error);
        Assert.Empty(output);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal((81 * 81) + 1, lines.Length);
        string[] header = lines[0].Split(',');
        foreach (var group in lines.Skip(1).Select(l => l.Split(',')).GroupBy(l => l[0]))
            Assert.Equal(1, group.Sum(l => double.Parse(l[Array.IndexOf(header, "cost_share")], CultureInfo.InvariantCulture)), 1e-9);
    }

    [Fact]
    public void The_picture_needs_nothing_else()
    {
        string file = Path.Combine(_folder, "network.html");
        Assert.Equal(0, Command.Run("dependence", "COL", "--on", "USA", "--picture", file).ExitCode);
        string page = File.ReadAllText(file);
        Assert.Contains("Who Colombia depends on", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name an economy", "dependence")]
    [InlineData("Did you mean 'COL'", "dependence", "COLL")]
    [InlineData("All of 'COL' is in 'COL'", "dependence", "COL", "--on", "COL")]
    [InlineData("must be 0 or more", "dependence", "COL", "--draws", "-1")]
    [InlineData("source or sink", "dependence", "COL", "--decompose", "--approach", "drain")]
    [InlineData("drop --draws", "dependence", "COL", "--decompose", "--draws", "5")]
    [InlineData("border of one", "dependence", "eu", "--decompose")]
    [InlineData("is no scenario of this case", "dependence", "COL", "--scenario", Case, "bothh")]
    [InlineData("is no case folder", "dependence", "--scenario", Case + "/both.yaml", "COL")]
    [InlineData("about one economy", "dependence", "--matrix", "never.csv", "--on", "USA")]
    [InlineData("this is no date", "dependence", "COL", "--at", "May")]
    public void Wrong_input_is_exit_2_with_the_rule(string rule, params string[] arguments)
    {
        var (exit, _, error) = Command.Run(arguments);
        Assert.True(exit == 2, error);
        Assert.Contains(rule, error, StringComparison.Ordinal);
    }
}

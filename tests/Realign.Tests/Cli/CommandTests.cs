using System.Text.Json;
using NJsonSchema;

namespace Realign.Tests.Cli;

public sealed class CommandTests : IDisposable
{
    private const string Case = "cases/colombia-belt-and-road";
    private readonly string _folder = Directory.CreateTempSubdirectory("realign-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_lead_case_prints_tables_that_fit_80_columns_without_colour()
    {
        var (exit, output, error) = Command.Run("run", Case, "--scenario", "both");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("Colombia", output, StringComparison.Ordinal);
        Assert.Contains("Everyone, most and least welfare", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData("world", "info")]
    [InlineData("world", "info", "--economy", "COL")]
    [InlineData("world", "check")]
    [InlineData("run", Case, "--scenario", "both", "--all", "--draws", "5")]
    public void Other_tables_fit_80_columns_too(params string[] arguments)
    {
        var (exit, output, _) = Command.Run(arguments);
        Assert.Equal(0, exit);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task The_JSON_matches_its_schema_and_names_what_programs_need()
    {
        var (exit, output, _) = Command.Run("run", Case, "--scenario", "both", "--json", "--draws", "8");
        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(ShippedWorld.Value.Hash, root.GetProperty("world").GetProperty("hash").GetString());
        Assert.True(root.GetProperty("converged").GetBoolean());
        Assert.True(root.GetProperty("maxResidual").GetDouble() <= 1e-9);
        Assert.Equal(81, root.GetProperty("economies").GetArrayLength());
        var colombia = root.GetProperty("economies").EnumerateArray().Single(e => e.GetProperty("code").GetString() == "COL");
        foreach (string measure in (string[])["welfare", "realWage", "termsOfTrade", "volumeOfTrade", "priceIndex"])
        {
            var interval = colombia.GetProperty(measure);
            Assert.True(interval.GetProperty("low").GetDouble() <= interval.GetProperty("high").GetDouble());
        }

        Assert.Equal(49.552e9, colombia.GetProperty("goodsExports").GetProperty("before").GetDouble(), 0.01 * 49.552e9);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "run-result.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
    }

    [Fact]
    public void Without_draws_the_ranges_are_null()
    {
        using var json = JsonDocument.Parse(Command.Run("run", Case, "--scenario", "both", "--json").Out);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("economies")[0].GetProperty("welfare").GetProperty("low").ValueKind);
    }

    [Fact]
    public void Draws_are_the_same_for_any_number_of_threads()
    {
        string one = Economies("1"), two = Economies("2");
        Assert.Equal(one, two);
        static string Economies(string threads) => Command.Run("run", Case, "--scenario", "both", "--csv", "--draws", "12", "--seed", "5", "--threads", threads).Out;
    }

    [Fact]
    public void The_date_chooses_the_tariffs_in_force()
    {
        string before = Command.Run("run", Case, "--csv", "--scenario", "us-tariffs", "--at", "2025-01-01").Out;
        string april = Command.Run("run", Case, "--csv", "--scenario", "us-tariffs", "--at", "2025-04-09").Out;
        Assert.Equal(0, Welfare(before, "COL"), 1e-10);
        Assert.True(Welfare(april, "COL") < -1e-4);
        static double Welfare(string csv, string code) => double.Parse(csv.Split('\n').Single(l => l.StartsWith(code + ',', StringComparison.Ordinal)).Split(',')[2]);
    }

    [Fact]
    public void Set_model_and_closure_reach_the_scenario()
    {
        using var json = JsonDocument.Parse(Command.Run("run", Case, "--scenario", "both", "--json", "--closure", "balanced", "--model", "general-equilibrium", "--set", "agreement.effect=0.2", "--set", "elasticities=caliendo_parro_2015").Out);
        Assert.Equal("balanced", json.RootElement.GetProperty("closure").GetString());
        Assert.Equal("caliendo_parro_2015", json.RootElement.GetProperty("elasticities").GetString());
        Assert.True(json.RootElement.GetProperty("baselineSolved").GetBoolean());
    }

    [Fact]
    public void Out_writes_the_result_and_its_tables()
    {
        string folder = Path.Combine(_folder, "out");
        Assert.Equal(0, Command.Run("run", Case, "--scenario", "both", "--out", folder).ExitCode);
        Assert.Equal(["balances.csv", "economies.csv", "result.json", "scenario.yaml", "sectors.csv"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(82, File.ReadAllLines(Path.Combine(folder, "economies.csv")).Length);
    }

    [Theory]
    [InlineData("there is no such file", "run", "nothing.yaml")]
    [InlineData("--at 2025-13-01: this is no date", "run", Case, "--at", "2025-13-01")]
    [InlineData("Did you mean 'us-tariffs'", "run", Case, "--scenario", "us-tarifs")]
    [InlineData("Did you mean 'world-share'", "run", Case, "--closure", "world-shares")]
    [InlineData("'agreemnt' is no event", "run", Case, "--set", "agreemnt.effect=1")]
    [InlineData("is no world", "run", Case, "--world", "atlantis")]
    [InlineData("not both", "run", Case, "--json", "--csv")]
    [InlineData("--xlsx goes with a whole case", "run", Case, "--scenario", "both", "--xlsx")]
    [InlineData("--facts goes with a whole case", "run", Case, "--scenario", "both", "--facts", "mine.csv")]
    [InlineData("'COO' is no economy of this world. Did you mean 'CO", "world", "info", "--economy", "COO")]
    [InlineData("Unrecognized command or argument 'rum'", "rum")]
    public void Wrong_input_ends_with_exit_code_2_and_says_what_to_do(string message, params string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_that_does_not_converge_ends_with_exit_code_3_and_JSON_without_effects()
    {
        string file = Path.Combine(_folder, "cut-off.yaml");
        File.WriteAllText(file, "name: Colombia cut off\nevents:\n  - {kind: embargo, importer: world, exporter: COL, sector: all, mutual: true}\n");
        var (exit, _, error) = Command.Run("run", file);
        Assert.Equal(3, exit);
        Assert.Contains("'balanced'", error, StringComparison.Ordinal);
        var (jsonExit, output, _) = Command.Run("run", file, "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(3, jsonExit);
        Assert.False(json.RootElement.GetProperty("converged").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("economies").ValueKind);
        Assert.Equal(0, Command.Run("run", file, "--closure", "balanced").ExitCode);
    }

    [Fact]
    public void A_mistake_in_a_scenario_names_file_line_and_column()
    {
        string file = Path.Combine(_folder, "wrong.yaml");
        File.WriteAllText(file, "name: wrong\nevents:\n  - kind: tariff\n    importer: USA\n    exporter: CLO\n    rate: 0.1\n");
        var (exit, _, error) = Command.Run("run", file);
        Assert.Equal(2, exit);
        Assert.Matches("wrong\\.yaml:\\d+:\\d+: .*'CLO'.*Did you mean 'COL'", error);
    }

    [Fact]
    public void A_world_can_be_exported_imported_aggregated_and_run()
    {
        string csv = Path.Combine(_folder, "csv"), back = Path.Combine(_folder, "back"), small = Path.Combine(_folder, "small"), map = Path.Combine(_folder, "map.csv");
        Assert.Equal(0, Command.Run("world", "export", "--out", csv).ExitCode);
        Assert.Equal(0, Command.Run("world", "import", "tidy", csv, "--out", back).ExitCode);
        File.WriteAllText(map, "kind,from,to\nsector,C301,C29\nsector,C302T309,C29\neconomy,BRN,ROW\neconomy,STP,ROW\n");
        var (exit, output, error) = Command.Run("world", "aggregate", map, "--world", back, "--out", small);
        Assert.True(exit == 0, error);
        Assert.Contains("All identities hold.", output, StringComparison.Ordinal);
        Assert.Equal(0, Command.Run("run", Case, "--scenario", "agreement", "--world", small).ExitCode);
    }

    [Fact]
    public void Version_and_help_say_what_they_should()
    {
        Assert.StartsWith($"realign {Product.Version} ", Command.Run("version").Out, StringComparison.Ordinal);
        string help = Command.Run("run", "--help").Out;
        foreach (string option in (string[])["--set", "--model", "--closure", "--world", "--json", "--csv", "--out", "--at", "--draws", "--seed"]) Assert.Contains(option, help, StringComparison.Ordinal);
    }
}

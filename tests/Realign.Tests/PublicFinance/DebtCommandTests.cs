using System.Text.Json;
using NJsonSchema;
using Realign.Tests.Cli;

namespace Realign.Tests.PublicFinance;

public sealed class DebtCommandTests : IDisposable
{
    private const string Case = "cases/colombia-belt-and-road";
    private readonly string _folder = Directory.CreateTempSubdirectory("realign-debt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("debt", "COL", "--scenario", Case + "/both.yaml", "--scenario-draws", "4", "--measure", "roads=-2..-1..-0.5 billion USD")]
    [InlineData("debt", "BRA", "--blocks", "3")]
    [InlineData("debt", "CHN", "--years", "3", "--draws", "100")]
    [InlineData("macro", "info")]
    [InlineData("macro", "info", "COL")]
    public void Tables_fit_80_columns(params string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.True(exit == 0, error);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void An_assumption_and_a_missing_figure_are_named()
    {
        string output = Command.Run("debt", "MEX", "--scenario", Case + "/both.yaml", "--scenario-draws", "0").Out;
        Assert.Contains("foreign_currency_debt_share", output, StringComparison.Ordinal);
        Assert.Contains("assumed", output, StringComparison.Ordinal);
        Assert.Contains("! value-added tax on imports: needs customs_revenue_local", output, StringComparison.Ordinal);
        Assert.DoesNotContain("assumed", Command.Run("debt", "MEX", "--foreign-share=20%", "--maturity=8", "--domestic-rate=9%", "--foreign-rate=6%").Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_matches_its_schema_and_is_the_same_on_any_number_of_threads()
    {
        string[] arguments = ["debt", "COL", "--scenario", Case, "--scenario-draws", "3", "--json", "--draws", "700"];
        var (exit, output, error) = Command.Run([.. arguments, "--threads", "1", "--out", _folder]);
        Assert.True(exit == 0, error);
        Assert.Equal(output, Command.Run([.. arguments, "--threads", "2"]).Out);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "debt-result.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
        Assert.Equal(output.TrimEnd(), File.ReadAllText(Path.Combine(_folder, "result.json")));
        Assert.Equal(["balance-exercises.csv", "budget-parameters.csv", "budget.csv", "capacity.csv", "debt-fan.csv", "debt-inputs.csv", "debt-path.csv", "debt-stress.csv", "external-accounts.csv", "result.json"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        using var json = JsonDocument.Parse(output);
        foreach (var scenario in json.RootElement.GetProperty("scenarios").EnumerateArray())
        {
            var lines = scenario.GetProperty("budget").EnumerateArray().ToList();
            Assert.Equal(lines[^1].GetProperty("value").GetDouble(), lines.SkipLast(1).Sum(l => l.GetProperty("value").ValueKind == JsonValueKind.Null ? 0 : l.GetProperty("value").GetDouble()), 1e-12);
        }
    }

    [Theory]
    [InlineData("no such economy", "debt", "COI")]
    [InlineData("with its sign", "debt", "COL", "--threshold", "0.6")]
    [InlineData("must be 1 or more", "debt", "COL", "--draws", "0")]
    [InlineData("1 to 100", "debt", "COL", "--years", "1000")]
    [InlineData("goes with a scenario", "debt", "COL", "--measure", "x=1 % of GDP")]
    [InlineData("there is no such file", "debt", "COL", "--macro", "nowhere.csv")]
    [InlineData("there is no such file", "macro", "import", "nowhere.csv")]
    public void Wrong_input_is_exit_2_with_the_rule(string rule, params string[] arguments)
    {
        var (exit, _, error) = Command.Run(arguments);
        Assert.Equal(2, exit);
        Assert.Contains(rule == "no such economy" ? "Did you mean 'COL'" : rule, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_file_comes_before_what_ships()
    {
        string own = Path.Combine(_folder, "own.csv"), merged = Path.Combine(_folder, "merged.csv");
        File.WriteAllText(own, "economy,indicator,period,value,unit,basis,publisher,link,note\nCOL,gross_debt,2026,66.1,percent of GDP,central government,A ministry,https://example.org,\n");
        Assert.Equal(0, Command.Run("macro", "import", own, "--out", merged).ExitCode);
        foreach (string file in (string[])[own, merged]) Assert.Contains("from 2026", Command.Run("debt", "COL", "--macro", file).Out, StringComparison.Ordinal);
    }
}

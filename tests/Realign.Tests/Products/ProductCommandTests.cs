using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NJsonSchema;
using Realign.Tests.Cli;

namespace Realign.Tests.Products;

public sealed class ProductCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("product", "switch", "USA", "--from", "COL", "--remove", "100%", "--to", "latin-america", "--within", "10%", "--draws", "5")]
    [InlineData("product", "switch", "USA", "--from", "COL", "--tariff", "25%", "--draws", "0", "--spanish", "--product", "06", "--product", "09")]
    [InlineData("product", "switch", "USA", "--from", "asean", "--remove", "30%", "--to", "mercosur", "--draws", "0", "--top", "40")]
    [InlineData("product", "switch", "USA", "--from", "CHN", "--no-other-markets", "--world", "none", "--draws", "0")]
    [InlineData("product", "dependence", "USA", "--draws", "20", "--on", "COL")]
    [InlineData("product", "dependence", "USA", "--draws", "0", "--area", "usmca")]
    [InlineData("product", "info")]
    public void Tables_fit_80_columns(params string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.True(exit == 0, error);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void The_answer_names_products_that_cannot_be_replaced()
    {
        string output = Command.Run("product", "switch", "USA", "--from", "COL", "--draws", "0", "--product", "0603").Out;
        Assert.Contains("060314 Cut chrysanthemums", output, StringComparison.Ordinal);
        Assert.Contains("could not fully replace", output, StringComparison.Ordinal);
        Assert.Contains("060311 Rosas cortadas", Command.Run("product", "switch", "USA", "--from", "COL", "--draws", "0", "--product", "0603", "--spanish").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("switching-result", "switch", "USA", "--from", "COL", "--draws", "3")]
    [InlineData("switching-result", "switch", "USA", "--from", "COL", "--draws", "0", "--product", "0603")]
    [InlineData("product-dependence-result", "dependence", "USA", "--draws", "3")]
    public async Task The_JSON_matches_its_schema_and_tables_are_written(string schema, params string[] arguments)
    {
        var (exit, output, error) = Command.Run(["product", .. arguments, "--json", "--csv", _folder.Path]);
        Assert.True(exit == 0, error);
        var expected = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", schema + ".schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(expected.Validate(output));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(64, json.RootElement.GetProperty("sourceHash").GetString()!.Length);
        string table = Directory.GetFiles(_folder.Path, schema == "switching-result" ? "switching-products.csv" : "product-dependence.csv").Single();
        Assert.Equal(json.RootElement.GetProperty("products").GetArrayLength() + 1, File.ReadAllLines(table).Length);
    }

    [Theory]
    [InlineData("Did you mean 'CO", "switch", "USA", "--from", "COI")]
    [InlineData("no imports of 'BRA'", "switch", "BRA", "--from", "COL")]
    [InlineData("with its sign", "switch", "USA", "--from", "COL", "--remove", "0.5")]
    [InlineData("between 0 and 1", "switch", "USA", "--from", "COL", "--remove", "120%")]
    [InlineData("first digits", "switch", "USA", "--from", "COL", "--product", "coffee")]
    [InlineData("begins with 0101", "switch", "USA", "--from", "COL", "--product", "010199")]
    [InlineData("bought nothing from 'ABW'", "switch", "USA", "--from", "ABW")]
    [InlineData("above 1", "switch", "USA", "--from", "COL", "--sigma", "1")]
    [InlineData("0 to 2000", "switch", "USA", "--from", "COL", "--draws", "2001")]
    [InlineData("no code of a country and no group", "switch", "USA", "--from", "COL", "--to", "mercosurr")]
    [InlineData("in 1999", "switch", "USA", "--from", "COL", "--year", "1999")]
    [InlineData("there is no such file", "switch", "USA", "--from", "COL", "--file", "nowhere.parquet")]
    [InlineData("no readable Parquet", "info", "README.md")]
    [InlineData("Did you mean 'CO", "dependence", "USA", "--on", "COI")]
    [InlineData("there is no such file", "import", "nowhere.csv", "--out", "x.parquet")]
    [InlineData("ends in .parquet", "import", "README.md", "--out", "x.csv")]
    public void Wrong_input_is_exit_2_with_the_rule(string rule, params string[] arguments)
    {
        var (exit, output, error) = Command.Run(["product", .. arguments]);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(rule, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_file_answers_for_other_buyers()
    {
        string csv = _folder.Write("own.csv", "year,importer,exporter,product,value_usd\n2023,COL,CHN,850110,60\n2023,COL,MEX,850110,40\n2023,USA,CHN,850110,500\n2023,ECU,COL,850110,7\n2023,XXX,COL,850110,7\n");
        var (exit, output, error) = Command.Run("product", "import", csv, "--out", _folder["own.parquet"], "--source", "made up");
        Assert.True(exit == 0, error);
        Assert.Contains("unknown country", output, StringComparison.Ordinal);
        Assert.Contains("6,unknown_country,7,", File.ReadAllText(_folder["own.rejects.csv"]), StringComparison.Ordinal);
        Assert.Contains("made up", Command.Run("product", "info", _folder["own.parquet"]).Out, StringComparison.Ordinal);
        output = Command.Run("product", "switch", "COL", "--from", "CHN", "--to", "MEX", "--file", _folder["own.parquet"], "--draws", "0", "--world", "none").Out;
        Assert.Contains("850110", output, StringComparison.Ordinal);
        Assert.Contains("the file of products", output, StringComparison.Ordinal);
        output = Command.Run("product", "dependence", "COL", "--file", _folder["own.parquet"]).Out;
        Assert.Contains("3 imports from outside exceed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_exit_code_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Interrupts are sent with 'kill'.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), "product", "dependence", "USA", "--draws", "10000000", "--threads", "1"]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.False(process.HasExited);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "error: Interrupted; nothing was written.\n"), (process.ExitCode, error));
    }
}

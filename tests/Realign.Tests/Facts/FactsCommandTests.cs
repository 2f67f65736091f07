using NJsonSchema;
using Realign.Tests.Cli;

namespace Realign.Tests.Facts;

public sealed class FactsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realign-facts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(params string[] rows)
    {
        string file = Path.Combine(_folder, "own.csv");
        File.WriteAllText(file, Ledger.Header + string.Join('\n', rows) + "\n");
        return file;
    }

    [Theory]
    [InlineData("facts", "find", "COL", "--indicator", "trade_balance_goods", "--partner", "CHN", "--period", "2024")]
    [InlineData("facts", "find", "COL", "--measure", "trade_balance", "--unit", "USD", "--partner", "CHN")]
    [InlineData("facts", "find", "COL", "--measure", "lives_or_people", "--unit", "people")]
    [InlineData("facts", "find", "COL", "--indicator", "event/bri_cooperation_plan_signed", "--partner", "CHN")]
    [InlineData("facts", "find", "COL", "--indicator", "exports_goods", "--partner", "XYZ", "--no-world")]
    [InlineData("facts", "check")]
    [InlineData("facts", "info")]
    [InlineData("facts", "info", "COL")]
    public void Everything_but_an_address_fits_80_columns(params string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.True(exit == 0, error);
        Assert.NotEmpty(output);
        Assert.All(output.Split('\n').Where(l => !l.TrimStart().StartsWith("http", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void A_figure_is_shown_with_publisher_date_link_and_basis_and_how_it_was_matched()
    {
        string output = Command.Run("facts", "find", "COL", "--indicator", "trade_balance_goods", "--partner", "CHN", "--period", "2024").Out;
        foreach (string part in (string[])["−12.91 USD bn  2024  FOB-FOB  [F004]", "DANE via El Nuevo Siglo, 2025-02; press quoting official", "https://elnuevosiglo.com.co/economia/saldo", "differ by basis", "Realign's world", "a statement, no fact"])
            Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Contains("matched: of 2025-H1, which overlaps 2025", Command.Run("facts", "find", "COL", "--indicator", "trade_balance_goods", "--period", "2025").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean 'exports_goods'", "facts", "find", "COL", "--indicator", "export_goods")]
    [InlineData("--indicator ID", "facts", "find", "COL")]
    [InlineData("no measure", "facts", "find", "COL", "--measure", "happiness")]
    [InlineData("no period", "facts", "find", "COL", "--indicator", "gdp", "--period", "last year")]
    [InlineData("no basis here", "facts", "find", "COL", "--indicator", "exports_goods", "--basis", "net")]
    [InlineData("no unit", "facts", "find", "COL", "--indicator", "gdp", "--unit", "dollars")]
    [InlineData("has no partner", "facts", "find", "COL", "--indicator", "gdp", "--partner", "CHN")]
    [InlineData("write a day", "facts", "find", "COL", "--indicator", "gdp", "--after", "2024")]
    [InlineData("with its sign", "facts", "check", "--tolerance", "0.01")]
    [InlineData("no such file", "facts", "check", "nowhere.csv")]
    [InlineData("Did you mean 'COL'", "facts", "info", "COI")]
    public void Wrong_input_names_the_value_and_the_remedy(string remedy, params string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_matches_its_schemas()
    {
        async Task Valid(string schema, string json) =>
            Assert.Empty((await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", schema), TestContext.Current.CancellationToken)).Validate(json));
        await Valid("facts-result.schema.json", Command.Run("facts", "find", "COL", "--measure", "trade_balance", "--unit", "USD", "--partner", "CHN", "--period", "2024", "--json").Out);
        await Valid("facts-result.schema.json", Command.Run("facts", "find", "XYZ", "--indicator", "gdp", "--json").Out);
        await Valid("facts-check.schema.json", Command.Run("facts", "check", "--json").Out);
        string file = Write(Ledger.Row("A", "COL,CHN,exports_goods", "2024", "2", "FOB"), Ledger.Row("B", "COL,CHN,imports_goods", "2024", "16", "CIF"), Ledger.Row("C", "COL,CHN,trade_balance_goods", "2024", "-5", "FOB-CIF"));
        var (exit, output, _) = Command.Run("facts", "check", file, "--json");
        Assert.Equal(4, exit);
        await Valid("facts-check.schema.json", output);
    }

    [Fact]
    public void A_ledger_that_contradicts_the_shipped_one_is_not_merged_and_a_sound_one_comes_before_it()
    {
        string merged = Path.Combine(_folder, "merged.csv");
        var (exit, output, _) = Command.Run("facts", "import", Write(Ledger.Row("X1", "COL,VEN,trade_balance_goods", "2025", "-5", "FOB-CIF")), "--out", merged);
        Assert.Equal(4, exit);
        Assert.Contains("make 968.2 USD mn", output, StringComparison.Ordinal);
        Assert.False(File.Exists(merged));

        string own = Write(Ledger.Row("X1", "COL,VEN,trade_balance_goods", "2025", "0.968", "FOB-CIF", confidence: "official", publisher: "DANE"));
        Assert.Equal(0, Command.Run("facts", "import", own, "--out", merged).ExitCode);
        string found = Command.Run("facts", "find", "COL", "--indicator", "trade_balance_goods", "--partner", "VEN", "--period", "2025", "--facts", merged, "--no-world").Out;
        Assert.Contains("0.968 USD bn  2025  FOB-CIF  [X1]", found, StringComparison.Ordinal);
    }
}

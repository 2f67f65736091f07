using NJsonSchema;
using Realign.Backtests;
using Realign.Tests.Cli;

namespace Realign.Tests.Backtests;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void One_event_prints_tables_that_fit_80_columns_and_says_what_else_happened()
    {
        var (exit, output, error) = Command.Run("backtest", "--event", "us-china-2018");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("section-301, relative", output, StringComparison.Ordinal);
        Assert.Contains("What else happened:", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal(TrackRecord.Shipped.Line("tariff"), string.Join(' ', output.Split("\n\n")[0].Split('\n').Select(l => l.Trim())));
    }

    [Fact]
    public async Task Its_JSON_matches_the_schema_and_its_files_are_written()
    {
        var (exit, output, _) = Command.Run("backtest", "--event", "russia-2022", "--elasticities", "median-growing", "--draws", "0", "--json", "--out", _folder.Path);
        Assert.Equal(0, exit);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "track-record.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
        Assert.Equal("median-growing", BacktestResult.FromJson(output).Elasticities);
        Assert.Equal(["record.json", "record.md", "russia-2022.csv", "russia-2022.svg"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(output, await File.ReadAllTextAsync(_folder["record.json"], TestContext.Current.CancellationToken));
        string[] rows = await File.ReadAllLinesAsync(_folder["russia-2022.csv"], TestContext.Current.CancellationToken);
        Assert.StartsWith("after,importer,exporter,sector,group,event,flow,predicted,realised,trend,", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, r => r.StartsWith("2022,DEU,RUS,B05,direct,coal,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'us-chin-2018' is no episode. Did you mean 'us-china-2018'?", "--event", "us-chin-2018")]
    [InlineData("'medium' is no elasticity set", "--elasticities", "medium", "--event", "russia-2022")]
    [InlineData("'--draws' is -1; it must be 0 or more.", "--draws", "-1")]
    [InlineData("choose it ('--event ID')", "--set", "cptpp.effect=0.1")]
    [InlineData("'cptp' is no event of this scenario", "--event", "eu-japan-2019", "--set", "cptp.effect=0.1")]
    [InlineData("episodes.yaml", "--data", "nowhere")]
    public void Wrong_input_is_told_and_returns_2(string says, params string[] arguments)
    {
        var (exit, output, error) = Command.Run(["backtest", .. arguments]);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var (exit, output, _) = Command.Run("backtest", "--help");
        Assert.Equal(0, exit);
        Assert.All((string[])["--event", "--elasticities", "--set", "--draws", "--seed", "--json", "--out", "--data", "build"], option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}

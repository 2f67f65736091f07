using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using NJsonSchema;
using Realign.Estimation;
using Realign.Estimation.DataFiles;
using Realign.Estimation.Formulas;

namespace Realign.Tests.Cli;

public sealed class EstimateCommandTests : IDisposable
{
    private const string Example = "data/examples/gravity.csv", ThreeWays = "trade ~ agreement + initiative | exporter^year + importer^year + exporter^importer";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_table_fits_80_columns_and_says_what_was_done()
    {
        var (exit, output, error) = Command.Run("estimate", Example, ThreeWays, "--cluster", "exporter^importer", "--test", "agreement = initiative", "--stars");
        Assert.Equal((0, ""), (exit, error));
        Assert.DoesNotContain('\u001b', output);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        foreach (string part in (string[])["agreement ", "clustered by exporter^importer (196)", "pseudo R²", "Test of agreement = initiative: χ²(1)", "***", "Converged in"])
            Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_fits_its_schema_and_holds_what_the_library_gives()
    {
        var (exit, output, error) = Command.Run("estimate", Example, ThreeWays, "--cluster", "exporter^importer + year", "--small-sample", "ppmlhdfe", "--level", "90", "--test", "all", "--json");
        Assert.True(exit == 0, error);
        var schema = await JsonSchema.FromFileAsync(Events.Repository.File("docs/schema/estimation-result.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));

        var plan = new EstimationPlan { Formula = Formula.Parse(ThreeWays), Clusters = Formula.ParseKeys("exporter^importer + year") };
        var input = DataFile.Read(Events.Repository.File(Example), plan);
        var result = Estimator.Estimate(input.Data, input.Model, CovarianceSpecification.Clustered(plan.Clusters) with { SmallSample = SmallSample.Ppmlhdfe });
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(result.Observations, root.GetProperty("observations").GetInt32());
        Assert.Equal(result.Deviance, root.GetProperty("deviance").GetDouble());
        Assert.Equal(result.PseudoR2, root.GetProperty("pseudoR2").GetDouble());
        Assert.Equal(result.Iterations, root.GetProperty("iterations").GetInt32());
        Assert.Equal((result.Separated, result.Singletons), (root.GetProperty("separated").GetInt32(), root.GetProperty("singletons").GetInt32()));
        Assert.True(root.GetProperty("converged").GetBoolean());
        foreach (var (coefficient, row) in result.Coefficients.Zip(root.GetProperty("coefficients").EnumerateArray()))
        {
            Assert.Equal(coefficient.Name, row.GetProperty("name").GetString());
            Assert.Equal(coefficient.Estimate, row.GetProperty("estimate").GetDouble());
            Assert.Equal(coefficient.StandardError, row.GetProperty("standardError").GetDouble());
            Assert.Equal(result.ConfidenceInterval(coefficient.Name, 0.9), (row.GetProperty("low").GetDouble(), row.GetProperty("high").GetDouble()));
        }
    }

    [Fact]
    public async Task Every_key_of_the_JSON_is_described()
    {
        var schema = await JsonSchema.FromFileAsync(Events.Repository.File("docs/schema/estimation-result.schema.json"), TestContext.Current.CancellationToken);
        foreach (var owner in schema.Definitions.Values.Append(schema))
            foreach (var (key, property) in owner.Properties)
                Assert.False(string.IsNullOrEmpty(property.Description), $"{owner.Title}.{key}");
    }

    [Fact]
    public void Parquet_CSV_and_a_condition_give_the_same_result()
    {
        string parquet = _folder["gravity.parquet"], chosen = _folder["chosen.csv"], source = Events.Repository.File(Example);
        Sql($"copy (select * from read_csv('{source}')) to '{parquet}'");
        Sql($"copy (select * from read_csv('{source}') where year >= 2012 and exporter <> 'beta') to '{chosen}' (header)");
        string[] Arguments(string file, params string[] more) => ["estimate", file, ThreeWays, "--cluster", "exporter^importer", "--json", .. more];
        Assert.Equal(Numbers(Arguments(Example)), Numbers(Arguments(parquet)));
        Assert.Equal(Numbers(Arguments(chosen)), Numbers(Arguments(parquet, "--where", "year >= 2012 and exporter <> 'beta'")));
    }

    [Fact]
    public void The_result_does_not_depend_on_threads() =>
        Assert.Equal(Numbers(["estimate", Example, ThreeWays, "--json", "--threads", "1"]), Numbers(["estimate", Example, ThreeWays, "--json", "--threads", "3"]));

    [Fact]
    public void Predictions_and_fixed_effects_are_written()
    {
        string predictions = _folder["fitted.csv"], effects = _folder["effects.parquet"];
        var (exit, _, error) = Command.Run("estimate", Example, ThreeWays, "--predict", predictions, "--fixed-effects", effects);
        Assert.True(exit == 0, error);
        string[] lines = File.ReadAllLines(predictions);
        Assert.Equal("exporter,year,importer,trade,fitted,use", lines[0]);
        Assert.Equal(1569, lines.Length);
        var rows = lines.Skip(1).Select(l => l.Split(',')).Where(c => c[5] == "used").ToList();
        double Sum(int column) => rows.Sum(c => double.Parse(c[column], CultureInfo.InvariantCulture));
        Assert.Equal(Sum(3), Sum(4), 1e-6 * Sum(3));
        var read = DataFile.Read(effects, new EstimationPlan { Formula = Formula.Parse("value ~ component | effect + level") });
        Assert.Equal(["exporter^importer", "exporter^year", "importer^year"], read.Data["effect"].Levels);
    }

    [Fact]
    public void Weights_offset_and_least_squares_reach_the_estimator()
    {
        using var json = JsonDocument.Parse(Command.Run(
            "estimate", Example, "log(trade) ~ agreement | exporter^year + importer^year", "--where", "trade > 0", "--family", "ols", "--weights", "trade", "--offset", "-0.9*log(distance)", "--se", "iid", "--json").Out);
        var root = json.RootElement;
        Assert.Equal("ols", root.GetProperty("family").GetString());
        Assert.Equal(("trade", "-0.9 * log(distance)"), (root.GetProperty("weights").GetString(), root.GetProperty("offset").GetString()));
        Assert.Equal("iid", root.GetProperty("covariance").GetProperty("kind").GetString());
        Assert.NotEqual(JsonValueKind.Null, root.GetProperty("adjustedR2").ValueKind);
    }

    [Fact]
    public async Task An_estimation_that_does_not_converge_ends_with_exit_code_3_and_JSON_without_numbers()
    {
        string[] arguments = ["estimate", Example, ThreeWays, "--max-iterations", "1", "--predict", _folder["no.csv"]];
        var (exit, output, error) = Command.Run(arguments);
        Assert.Equal((3, ""), (exit, output));
        Assert.StartsWith("error: The estimation did not converge", error, StringComparison.Ordinal);
        var (jsonExit, text, _) = Command.Run([.. arguments, "--json"]);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(3, jsonExit);
        Assert.Empty((await JsonSchema.FromFileAsync(Events.Repository.File("docs/schema/estimation-result.schema.json"), TestContext.Current.CancellationToken)).Validate(text));
        Assert.False(json.RootElement.GetProperty("converged").GetBoolean());
        foreach (string name in (string[])["coefficients", "covarianceMatrix", "deviance", "pseudoR2"]) Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty(name).ValueKind);
        Assert.False(File.Exists(_folder["no.csv"]));
    }

    [Theory]
    [InlineData("there is no such file", "data/examples/gravit.csv", "trade ~ agreement")]
    [InlineData("Did you mean 'agreement'?", Example, "trade ~ agrement | exporter")]
    [InlineData("\n  trade ~ agreement + | exporter\n                      ^", Example, "trade ~ agreement + | exporter")]
    [InlineData("holds for no row", Example, "trade ~ agreement", "--where", "year > 2050")]
    [InlineData("Candidate bindings: \"year\"", Example, "trade ~ agreement", "--where", "yaer > 2011")]
    [InlineData("trade > 0", Example, "log(trade) ~ agreement", "--family", "ols")]
    [InlineData("Poisson needs values of zero or more", Example, "I(trade - 50) ~ agreement")]
    [InlineData("there are poisson, ppml, ols", Example, "trade ~ agreement", "--family", "probit")]
    [InlineData("there are iid, hetero, cluster", Example, "trade ~ agreement", "--se", "robust")]
    [InlineData("name the clusters", Example, "trade ~ agreement", "--se", "cluster")]
    [InlineData("Leave out one of the two", Example, "trade ~ agreement", "--se", "iid", "--cluster", "exporter")]
    [InlineData("There is no column 'pair'", Example, "trade ~ agreement", "--cluster", "pair")]
    [InlineData("'rta' is no estimated coefficient", Example, "trade ~ agreement", "--test", "rta = 0")]
    [InlineData("Name a file that ends in", Example, "trade ~ agreement", "--predict", "out.dta")]
    [InlineData("--level 100", Example, "trade ~ agreement", "--level", "100")]
    [InlineData("--tolerance 0", Example, "trade ~ agreement", "--tolerance", "0")]
    [InlineData("Write it like 2GB", Example, "trade ~ agreement", "--memory-limit", "lots")]
    [InlineData("not both", Example, "trade ~ agreement", "--latex", "--json")]
    public void Wrong_input_ends_with_exit_code_2_and_says_what_to_do(string message, params string[] arguments)
    {
        var (exit, output, error) = Command.Run(["estimate", .. arguments]);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_reading_and_ends_with_exit_code_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Interrupts are sent with 'kill'.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), "estimate", Example, "trade ~ agreement", "--where", "(select sum(sqrt(a.range + b.range)) from range(10000000) a, range(10000000) b) > 0"];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.False(process.HasExited);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "error: Interrupted; nothing was written.\n"), (process.ExitCode, error));
    }

    /// <summary>Two columns of table 1 of An Advanced Guide to Trade Policy Analysis, chapter 1, as public replications print them.</summary>
    [Theory]
    [InlineData("ppml", "poisson", "trade_musd", "true")]
    [InlineData("ols_fe", "ols", "log(trade_musd)", "trade_musd > 0")]
    public void The_gravity_guide_comes_out_to_its_printed_digits(string model, string family, string outcome, string positive)
    {
        string panel = SharedData.Require("data/agtpa/panel.csv.gz");
        using var json = JsonDocument.Parse(Command.Run(
            "estimate", panel, $"{outcome} ~ log(dist_km) + cntg + lang + clny | exporter^year + importer^year", "--family", family, "--cluster", "pair_id", "--small-sample", "ppml",
            "--where", $"year % 4 = 2 and exporter <> importer and {positive}", "--json").Out);
        var root = json.RootElement;
        var published = File.ReadLines(SharedData.Require("data/agtpa/published.csv")).Skip(1).Select(l => l.Split(',')).Where(c => c[2] == model).ToList();
        Assert.NotEmpty(published);
        foreach (string[] line in published)
        {
            string variable = line[3];
            if (variable == "observations") Assert.Equal(int.Parse(line[4], CultureInfo.InvariantCulture), root.GetProperty("observations").GetInt32());
            else if (variable == "r_squared") Assert.Equal(line[4], root.GetProperty("r2").GetDouble().ToString("0.000", CultureInfo.InvariantCulture));
            else
            {
                var row = root.GetProperty("coefficients").EnumerateArray().Single(c => c.GetProperty("name").GetString() == (variable == "log_dist" ? "log(dist_km)" : variable));
                Assert.Equal(line[4], row.GetProperty("estimate").GetDouble().ToString("0.000", CultureInfo.InvariantCulture));
                Assert.Equal(line[5], row.GetProperty("standardError").GetDouble().ToString("0.000", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void The_guide_to_estimating_prints_what_it_shows()
    {
        string page = File.ReadAllText(Events.Repository.File("docs/estimate.md"));
        string[] commands = [.. Fences(page, "console").SelectMany(f => f.Split('\n')).Where(l => l.StartsWith("realign ", StringComparison.Ordinal))];
        string[] shown = Fences(page, "text");
        Assert.True(commands.Length >= shown.Length && shown.Length > 0);
        for (int c = 0; c < commands.Length; c++)
        {
            var (exit, output, error) = Command.Run([.. ReadmeTests.Words(commands[c].Replace(" out/", $" {_folder.Path}/", StringComparison.Ordinal)).Skip(1)]);
            Assert.True(exit == 0, $"{commands[c]}: {error}");
            if (c < shown.Length) Assert.Equal(shown[c], output);
        }
    }

    private static string[] Fences(string page, string language) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, $"```{language}\n(.*?)```", System.Text.RegularExpressions.RegexOptions.Singleline).Select(m => m.Groups[1].Value)];

    /// <summary>The JSON without what tells the file and the time.</summary>
    private static string Numbers(string[] arguments)
    {
        var (exit, output, error) = Command.Run(arguments);
        Assert.True(exit == 0, error);
        var json = JsonNode.Parse(output)!.AsObject();
        json.Remove("source");
        json.Remove("estimationMilliseconds");
        return json.ToJsonString();
    }

    private static void Sql(string statement)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

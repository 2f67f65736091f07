using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NJsonSchema;
using Realign.Backtests;
using Realign.Events;
using Realign.Files;
using Realign.Models.Ensembles;
using Realign.Worlds;
using Realign.Worlds.Building;

namespace Realign.Tests.Backtests;

/// <summary>The record that ships: that it is what the code computes from what ships with it, and how reports quote it.</summary>
public class TrackRecordTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "data", "track-record");
    private static readonly BacktestResult _shipped = TrackRecord.Shipped.Result;

    public static TheoryData<string> Scenarios => [.. Directory.GetFiles(_folder, "*.yaml").Select(f => Path.GetFileName(f)).Where(f => f != EpisodeFile.Name).Order()];

    public static TheoryData<string> Pictures => [.. _shipped.Episodes.Select(e => e.Id)];

    public static TheoryData<int> Worlds => [2014, 2016, 2017, 2019, 2021];

    [Fact]
    public void The_shipped_record_equals_a_recomputation()
    {
        var again = new Backtest(_folder).Run(new BacktestOptions { Draws = _shipped.Draws, Seed = _shipped.Seed }, null, TestContext.Current.CancellationToken);
        Assert.Equal(again.InputsHash, _shipped.InputsHash);
        Same(JsonNode.Parse(again.ToJson())!, JsonNode.Parse(_shipped.ToJson())!, "record");
    }

    [Fact]
    public void The_file_in_the_repository_is_the_one_in_the_library() =>
        Assert.Equal(File.ReadAllText(Path.Combine(_folder, "record.json")), _shipped.ToJson());

    [Fact]
    public async Task The_record_matches_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "track-record.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(_shipped.ToJson()));
    }

    [Fact]
    public void Its_tables_in_the_documentation_are_what_the_code_writes() =>
        Assert.Equal(TrackRecordText.Markdown(_shipped), File.ReadAllText(Path.Combine(Repository.Root, "docs", "track-record", "record.md")));

    [Fact]
    public void Every_row_of_figures_on_the_page_stands_in_those_tables()
    {
        string tables = TrackRecordText.Markdown(_shipped);
        string[] ids = [.. _shipped.Episodes.Select(e => e.Id), "all"];
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "track-record.md")).Where(l => ids.Any(id => l.StartsWith($"| {id} |", StringComparison.Ordinal)))];
        Assert.True(rows.Length > 10);
        Assert.All(rows, row => Assert.Contains(row, tables, StringComparison.Ordinal));
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "track-record.md"));
        Assert.All((string[])["tariff", "agreement", "boycott"], kind => Assert.Contains(TrackRecord.Shipped.Line(kind)!, page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_episode_has_its_picture(string id)
    {
        var picture = XDocument.Load(Path.Combine(Repository.Root, "docs", "track-record", $"{id}.svg"));
        var episode = _shipped.Episodes.Single(e => e.Id == id);
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.StartsWith(episode.Title, picture.Root!.Element(svg + "title")!.Value, StringComparison.Ordinal);
        int cells = episode.Runs[^1].Scores[0].Scores.Cells;
        Assert.Equal(Math.Min(600, cells), picture.Descendants(svg + "circle").Count(c => c.Element(svg + "title") is not null));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Every_scenario_fits_its_schema_and_dates_and_sources_its_events(string file)
    {
        string yaml = await File.ReadAllTextAsync(Path.Combine(_folder, file), TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "scenario.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Events.YamlAsJson.Of(yaml)));
        Assert.True(File.Exists(Path.Combine(_folder, yaml.Split('\n')[0].Split("$schema=")[1])));
        Assert.All(ScenarioFile.Read(Path.Combine(_folder, file)).Events, e => Assert.False(string.IsNullOrEmpty(e.Source), e.Id));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Every_identity_of_the_past_worlds_holds(int year)
    {
        var world = WorldFolder.Read(Path.Combine(_folder, $"world-{year}"));
        Assert.All(WorldCheck.Run(world).Identities, check => Assert.True(check.Holds, $"{check}"));
        Assert.Equal((81, 28, year), (world.Economies.Count, world.Sectors.Count, world.Year));
        Assert.True(world.FinalDemand.Values.ToArray().All(x => x >= 0) && world.ValueAddedShares.Values.ToArray().All(x => x >= 0));
        Assert.NotEmpty(world.Provenance.Sources);
    }

    [Fact]
    public void A_line_says_what_the_record_says()
    {
        var record = new TrackRecord(_shipped with { Episodes = [Episode("tariff", gain: -0.2), Episode("agreement", gain: 0.1)] });
        Assert.Equal("On the events the model got the sign right in 75 % of 1,200 cells by 2019 (80 % against the exporters' other markets), slope 0.40, 5–95 % range −0.10 to 0.90 (1 is perfect); its mean error was 20 % larger than that of a forecast of no change.", record.Line("tariff"));
        Assert.Equal(record.Line("tariff"), record.Line("tariff-schedule"));
        Assert.EndsWith("its mean error was 10 % smaller than that of a forecast of no change.", record.Line("trade-cost"), StringComparison.Ordinal);
        Assert.Equal(("e-tariff", null, null), (record.EpisodeOf("tariff"), record.Line("boycott"), record.Line("transfer")));
    }

    [Fact]
    public void Each_kind_that_was_tested_has_a_line()
    {
        Assert.StartsWith("On the US tariffs of 2018–19 and China's answer the model got the sign right in ", TrackRecord.Shipped.Line("tariff"), StringComparison.Ordinal);
        Assert.NotNull(TrackRecord.Shipped.Line("agreement"));
        Assert.NotNull(TrackRecord.Shipped.Line("embargo"));
        Assert.Null(TrackRecord.Shipped.Line("productivity"));
    }

    [Fact]
    public void A_record_that_is_not_there_is_told() =>
        Assert.Contains("realign backtest", Assert.Throws<FileException>(() => TrackRecord.Read("nowhere.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(720610, true)]
    [InlineData(721650, true)]
    [InlineData(721661, false)]
    [InlineData(730690, true)]
    [InlineData(730711, false)]
    [InlineData(730220, false)]
    [InlineData(720110, false)]
    public void Steel_is_what_proclamation_9705_names(int hs6, bool steel) => Assert.Equal(steel, TradeWarTariffs.IsSteel(hs6));

    [Theory]
    [InlineData(760110, true)]
    [InlineData(760200, false)]
    [InlineData(760711, true)]
    [InlineData(761010, false)]
    public void Aluminium_is_what_proclamation_9704_names(int hs6, bool aluminium) => Assert.Equal(aluminium, TradeWarTariffs.IsAluminium(hs6));

    [Fact]
    public void The_data_are_what_the_sources_give()
    {
        var sources = new SourceFolder(Path.GetDirectoryName(SharedData.Require("data"))!);
        string decisions = Path.Combine(Repository.Root, "data", "sources");
        using var folder = new TemporaryFolder();
        // One world of five, to save time: the others come from the same code.
        BacktestData.BuildWorld(sources, decisions, folder.Path, 2017, TestContext.Current.CancellationToken);
        BacktestData.BuildTables(sources, WorldFolder.Read(folder["world-2017"]), decisions, folder.Path, null, TestContext.Current.CancellationToken);
        Assert.Equal(15, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length);
        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            string kept = Path.Combine(_folder, Path.GetRelativePath(folder.Path, file));
            Assert.True(File.ReadAllBytes(kept).AsSpan().SequenceEqual(File.ReadAllBytes(file)), kept);
        }
    }

    [Fact]
    public void Averages_of_the_trade_war_are_near_the_published_ones()
    {
        // Bown (PIIE, 2019-12-19): the US average on China rises from about 3 to 19.3 %; China's on the US from 7.2 % in June 2018 to 20.9 %. His weights are exports to the world.
        var world = WorldFolder.Read(Path.Combine(_folder, "world-2017"));
        Assert.InRange(Average(world, "USA", "CHN", "section-301.csv"), 0.11, 0.17);
        Assert.Equal(0.137, Average(world, "CHN", "USA", "china-retaliation.csv"), 1e-3);
    }

    private static double Average(World world, string importer, string exporter, string file)
    {
        double duty = 0, flow = 0;
        using var table = CsvTable.Open(Path.Combine(_folder, file), "date", "importer", "exporter", "sector", "rate");
        while (table.Read())
        {
            if (table.Text("date") != "2020-02-14") continue;
            double value = world.Flows[world.EconomyIndex(importer), world.EconomyIndex(exporter), world.SectorIndex(table.Text("sector"))];
            duty += value * table.Number("rate");
            flow += value;
        }

        return duty / flow;
    }

    private static EpisodeResult Episode(string kind, double gain)
    {
        var scores = _shipped.Episodes[0].Runs[0].Scores[0].Scores with
        {
            Calls = 1200,
            RightSigns = Interval.Point(0.75),
            Slope = new Interval(0.4, -0.1, 0.9),
            Gain = Interval.Point(gain),
        };
        var run = new EpisodeRun { After = 2019, Years = 2, Elasticities = "median", Converged = true, Failure = null, Scores = [new ScoreRow(null, CellGroup.Direct, "plain", false, scores), new ScoreRow(null, CellGroup.Direct, "relative", false, scores with { RightSigns = Interval.Point(0.8) })] };
        return _shipped.Episodes[0] with { Id = $"e-{kind}", Kind = kind, Subject = "the events", Runs = [run] };
    }

    /// <summary>Everything the same, numbers to five digits: the last of them may differ from one machine to the next.</summary>
    private static void Same(JsonNode a, JsonNode b, string at)
    {
        if (a is JsonObject left)
        {
            Assert.Equal(left.Select(p => p.Key), b.AsObject().Select(p => p.Key));
            foreach (var (key, value) in left)
            {
                if (value is null) Assert.True(b[key] is null, $"{at}.{key}");
                else Same(value, b[key]!, $"{at}.{key}");
            }
        }
        else if (a is JsonArray list)
        {
            Assert.Equal(list.Count, b.AsArray().Count);
            for (int k = 0; k < list.Count; k++) Same(list[k]!, b[k]!, $"{at}[{k}]");
        }
        else if (a.GetValueKind() == JsonValueKind.Number)
        {
            double x = a.GetValue<double>(), y = b.GetValue<double>();
            Assert.True(Math.Abs(x - y) <= 2e-4 * Math.Max(1, Math.Abs(y)), $"{at}: {x} instead of {y}");
        }
        else
        {
            Assert.True(a.ToJsonString() == b.ToJsonString(), $"{at}: {a} instead of {b}");
        }
    }
}

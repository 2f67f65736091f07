using System.Text.Json;
using System.Text.Json.Nodes;
using Realign.Files;
using Realign.Sweeps;
using Realign.Tests.Cli;
using Realign.Tests.Worlds;

namespace Realign.Tests.Sweeps;

public sealed class SweepMistakeTests : IDisposable
{
    private readonly TinySweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    [Theory]
    [InlineData("measures: [welfare, goods-balance-CHN]", "measures: [wellfare]", "'wellfare' is no measure. Did you mean 'welfare'?")]
    [InlineData("partners: [CHN]", "partners: [COL]", "'goods-balance-CHN' is no measure. Did you mean 'goods-balance-COL'?")]
    [InlineData("partners: [CHN]", "partners: [CHM]", "'CHM' is no economy of the world 'tiny'. Did you mean 'CHN'?")]
    [InlineData("draws: 50", "draws: 1000000000000", "the sweep has 571,428,571,432 units (4 combinations of 1,000,000,000,000 draws, 7 a unit); at most 100,000 are possible")]
    [InlineData("draws: 50", "draws: 1.5", "'draws' is 1.5; it must be a whole number")]
    [InlineData("draws: 50", "drwas: 50", "the key 'drwas' is not known here. Did you mean 'draws'?")]
    [InlineData("batch: 7", "batch: 0", "'batch' is 0; it must be a whole number from 1")]
    [InlineData("closures: [world-share, balanced]", "closures: [balance]", "'balance' is none of the closures. Did you mean 'balanced'?")]
    [InlineData("closures: [world-share, balanced]", "closures: [balanced, balanced]", "'balanced' stands twice in 'closures'")]
    [InlineData("scenarios: [tariff.yaml, boycott.yaml]", "scenarios: [tarif.yaml]", "there is no file")]
    [InlineData("keep: draws", "quantiles: [0.5, 95]", "'95' is no quantile")]
    [InlineData("keep: draws", "quantiles: [0.5, 0.1]", "quantiles must ascend")]
    [InlineData("keep: draws", "keep: everything", "'everything' is no keep")]
    public void A_mistake_in_a_sweep_names_the_value_and_the_remedy(string right, string wrong, string message)
    {
        string yaml = TinySweep.Yaml.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(TinySweep.Yaml, yaml);
        Assert.Contains(message, Assert.ThrowsAny<RealignException>(() => _sweep.Plan(yaml)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_world_of_the_same_name_is_refused_on_resume()
    {
        string yaml = "name: t\nscenarios: nothing.yaml\nworlds: [w]\nmeasures: [welfare]\n";
        _sweep.Write("nothing.yaml", "name: nothing\n");
        new SweepRun(_sweep.Plan(yaml, RandomWorlds.Balanced(3, 2, 1)), _sweep["out"]).Run(1);
        var other = new SweepRun(_sweep.Plan(yaml, RandomWorlds.Balanced(3, 2, 2)), _sweep["out"]);
        Assert.Matches("The world 'w' has the hash [0-9a-f]{64}, but the sweep in .* was begun on [0-9a-f]{64}", Assert.Throws<RealignException>(() => other.Run(1, resume: true)).Message);
    }

    [Fact]
    public void Another_version_of_Realign_is_refused_on_resume()
    {
        var run = new SweepRun(_sweep.Plan(), _sweep["out"]);
        run.Run(1);
        string file = Path.Combine(_sweep["out"], "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(file))!;
        manifest["realignVersion"] = "0.0.9";
        File.WriteAllText(file, manifest.ToJsonString());
        Assert.Contains("begun with Realign 0.0.9", Assert.Throws<RealignException>(() => run.Run(1, resume: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_scenario_or_seed_is_refused_on_resume()
    {
        new SweepRun(_sweep.Plan(), _sweep["out"]).Run(1);
        Assert.Contains("has changed", Refused(TinySweep.Yaml.Replace("seed: 7", "seed: 8", StringComparison.Ordinal)), StringComparison.Ordinal);
        _sweep.Write("tariff.yaml", "name: a tariff\n");
        Assert.Contains("has changed", Refused(TinySweep.Yaml), StringComparison.Ordinal);
        string Refused(string yaml) => Assert.Throws<RealignException>(() => new SweepRun(_sweep.Plan(yaml), _sweep["out"]).Run(1, resume: true)).Message;
    }

    [Fact]
    public void A_folder_in_use_is_not_begun_anew_and_an_empty_one_is_not_gone_on_with()
    {
        var run = new SweepRun(_sweep.Plan(), _sweep["out"]);
        Assert.Contains("holds no sweep to go on with", Assert.Throws<RealignException>(() => run.Run(1, resume: true)).Message, StringComparison.Ordinal);
        run.Run(1);
        Assert.Contains("Go on with it by --resume", Assert.Throws<RealignException>(() => run.Run(1)).Message, StringComparison.Ordinal);
        using (SweepFolder.Open(_sweep["out"], _sweep.Plan(), resume: true))
            Assert.Contains("another sweep is writing", Assert.Throws<RealignException>(() => run.Run(1, resume: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_manifest_is_said_to_be_one()
    {
        _sweep.Write("manifest.json", "{");
        Assert.Contains("this is no manifest of a sweep", Assert.Throws<FileException>(() => SweepState.Of(_sweep["."])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_runs_a_sweep_says_its_status_and_goes_on()
    {
        string example = Path.Combine("data", "examples", "sweep.yaml");
        var (exit, output, error) = Command.Run("sweep", example, "--out", _sweep["out"]);
        Assert.True(exit == 0, error);
        Assert.Contains("4 of 4 units done, 0 failed", output, StringComparison.Ordinal);
        using var status = JsonDocument.Parse(Command.Run("sweep", "status", _sweep["out"], "--json").Out);
        Assert.Equal((4, 4, true), (status.RootElement.GetProperty("units").GetInt32(), status.RootElement.GetProperty("done").GetInt32(), status.RootElement.GetProperty("merged").GetBoolean()));
        Assert.Equal(2, Command.Run("sweep", example, "--out", _sweep["out"]).ExitCode);
        Assert.Equal(0, Command.Run("sweep", example, "--out", _sweep["out"], "--resume").ExitCode);
        Assert.Equal(2, Command.Run("sweep", "status", _sweep["nowhere"]).ExitCode);
    }
}

using Realign.Events;
using Realign.Files;

namespace Realign.Tests.Events;

/// <summary>Scenarios written out in a test.</summary>
internal sealed class ScenarioText : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public void File(string name, string content) => _folder.Write(name, content);

    public Scenario Read(string yaml, params string[] overrides) => ScenarioFile.Read(_folder.Write("scenario.yaml", yaml), overrides);

    public static Scenario Of(string yaml, params string[] overrides)
    {
        using var text = new ScenarioText();
        return text.Read(yaml, overrides);
    }

    /// <summary>A scenario of the given events, written as YAML list items.</summary>
    public static Shock Shock(string events, string? at = null) => Resolve(events, at).ToShock(TinyWorld.World.TradeElasticities);

    public static ResolvedScenario Resolve(string events, string? at = null) =>
        Of($"name: t\nevents:\n{events}").Resolve(TinyWorld.World, at is null ? null : DateOnly.Parse(at));

    /// <summary>What is wrong with a scenario when it is read and resolved, and that it stands at a line and column.</summary>
    public static string Mistake(string yaml, int line, int column)
    {
        using var text = new ScenarioText();
        return text.MistakeIn(yaml, line, column);
    }

    public string MistakeIn(string yaml, int line, int column, string file = "scenario.yaml")
    {
        var mistake = Assert.Throws<FileException>(() =>
        {
            var scenario = Read(yaml);
            scenario.Resolve(TinyWorld.World);
            scenario.GivenDeficits(TinyWorld.World);
            scenario.Elasticities.Of(TinyWorld.World, scenario.Groups);
        });
        Assert.Equal((file, line, column, mistake.Message), (Path.GetFileName(mistake.File), mistake.Line, mistake.Column, mistake.Message));
        Assert.StartsWith($"{mistake.File}:{line}:{(column > 0 ? $"{column}:" : "")}", mistake.Message, StringComparison.Ordinal);
        return mistake.Message;
    }
}

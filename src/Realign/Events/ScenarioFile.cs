using Realign.Files;
using YamlDotNet.RepresentationModel;

namespace Realign.Events;

/// <summary>Reads scenario files; docs/scenarios.md teaches the format and docs/schema/scenario.schema.json describes it to editors.</summary>
public sealed class ScenarioFile
{
    internal static readonly IReadOnlyDictionary<string, Closure> Closures = new Dictionary<string, Closure>
    {
        ["world-share"] = Closure.WorldShare,
        ["own-share"] = Closure.OwnShare,
        ["balanced"] = Closure.Balanced,
        ["given"] = Closure.Given,
    };

    internal static readonly IReadOnlyList<string> Models = ["general-equilibrium", "specific-factors"];

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<FilePlace>> _noPlaces = new Dictionary<string, IReadOnlyList<FilePlace>>();

    private readonly YamlDocumentFile _file;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private ScenarioFile(YamlDocumentFile file) => _file = file;

    /// <summary>Reads a scenario, with values from the command line put in first.</summary>
    /// <param name="path">The YAML file.</param>
    /// <param name="overrides">Each <c>path=value</c>: <c>closure=balanced</c>, <c>us-tariffs.rate=0.25</c>, <c>events[0].rate=0.25</c>.</param>
    /// <exception cref="FileException">The file is wrong; the message begins with file, line and column.</exception>
    /// <exception cref="RealignException">An override names nothing.</exception>
    public static Scenario Read(string path, IReadOnlyList<string>? overrides = null)
    {
        var file = YamlDocumentFile.Read(path);
        foreach (string assignment in overrides ?? []) ScenarioOverride.Apply(file, assignment);
        return new ScenarioFile(file).Scenario();
    }

    /// <summary>Reads a scenario that is no file: one that somebody sent. It may not name files, for they would be the reader's.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="FileException">The text is wrong, or has an event that stands in a file.</exception>
    public static Scenario Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var scenario = new ScenarioFile(YamlDocumentFile.Read(new StringReader(text), name)).Scenario();
        return scenario.Events.OfType<TariffScheduleEvent>().FirstOrDefault() is { } schedule
            ? throw schedule.Place.Error("a tariff schedule stands in a file, which a scenario that is sent cannot name. Write its rates as events of kind 'tariff'.")
            : scenario;
    }

    /// <summary>The name of a closure in files.</summary>
    public static string NameOf(Closure closure) => Closures.First(c => c.Value == closure).Key;

    private Scenario Scenario()
    {
        var root = new YamlFields(_file, _file.Root, "a scenario");
        root.RejectUnknown(EventKeys.Scenario);
        var scenario = new Scenario
        {
            File = _file.Path,
            Name = root.Required("name"),
            Question = root.Text("question"),
            World = root.Text("world"),
            Model = root.OneOf("model", Models, "general-equilibrium"),
            Closure = Closures[root.OneOf("closure", [.. Closures.Keys], "world-share")],
            Deficits = Deficits(root),
            DeficitsPlace = root.PlaceOf("deficits"),
            Elasticities = Elasticities(root),
            DeficitPlaces = root.Mapping("deficits")?.ValuePlaces() ?? _noPlaces,
            Groups = Groups(root),
            GroupPlaces = root.Mapping("groups")?.ValuePlaces() ?? _noPlaces,
            Focus = root.Names("focus") ?? [],
            FocusPlaces = root.ValuePlaces().GetValueOrDefault("focus", []),
            Events = [.. root.Items("events").Select(Event)],
        };
        root.RejectUnknown();
        if (scenario.Deficits.Count > 0 && scenario.Closure != Closure.Given)
            throw root.PlaceOf("deficits").Error($"deficits are given, but the closure is '{NameOf(scenario.Closure)}'. Write 'closure: given', or drop them.");
        return scenario;
    }

    private static Dictionary<string, double> Deficits(YamlFields root) =>
        root.Mapping("deficits") is not { } map ? [] : map.Keys.ToDictionary(k => k, k => map.Number(k)!.Value, StringComparer.Ordinal);

    private ElasticityChoice Elasticities(YamlFields root)
    {
        var place = root.PlaceOf("elasticities");
        switch (root.Node("elasticities"))
        {
            case null:
                return ElasticityChoice.OfWorld;
            case YamlMappingNode:
                var map = root.Mapping("elasticities")!;
                string set = map.Text("set") ?? ElasticityChoice.WorldsOwn;
                return new ElasticityChoice(set, [.. map.Keys.Where(k => k != "set").Select(k => (k, Positive(map.Number(k)!.Value, map.PlaceOf(k))))]) { Place = place, OverridePlaces = map.ValuePlaces() };
            case var node:
                string text = node is YamlScalarNode { Value: { Length: > 0 } name }
                    ? name
                    : throw place.Error("'elasticities' must be the name of a set, a number, or a mapping of sectors to numbers.");
                return char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'
                    ? new ElasticityChoice(ElasticityChoice.WorldsOwn, [("all", Positive(_file.Number(node, "elasticities"), place))]) { Place = place }
                    : new ElasticityChoice(text, []) { Place = place };
        }
    }

    private static double Positive(double elasticity, FilePlace place) =>
        elasticity > 0 ? elasticity : throw place.Error($"a trade elasticity of {elasticity} is not possible; it is a positive number.");

    private static Dictionary<string, IReadOnlyList<string>> Groups(YamlFields root) =>
        root.Mapping("groups") is not { } map ? [] : map.Keys.ToDictionary(k => k, map.RequiredNames, StringComparer.Ordinal);

    private ScenarioEvent Event(YamlFields f)
    {
        var e = EventReader.Read(f, Path.GetDirectoryName(_file.Path) ?? "");
        e = e with { Id = f.Text("id") ?? DefaultId(e.Kind), Date = f.Date("date"), Until = f.Date("until"), Source = f.Text("source"), Note = f.Text("note"), Places = f.ValuePlaces() };
        f.RejectUnknown();
        if (!e.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw f.PlaceOf("id").Error($"the event id '{e.Id}' is not possible; it has letters, digits, - and _ only, so that --set {e.Id.Split('.')[0]}.rate=0.1 can name it.");
        if (!_ids.Add(e.Id)) throw f.PlaceOf("id").Error($"the event id '{e.Id}' stands twice; ids must be unique.");
        if (e.Until < e.Date) throw f.PlaceOf("until").Error($"event '{e.Id}' ends on {e.Until:yyyy-MM-dd}, before it begins on {e.Date:yyyy-MM-dd}.");
        return e;
    }

    private string DefaultId(string kind)
    {
        int number = 1;
        while (_ids.Contains($"{kind}-{number}")) number++;
        return $"{kind}-{number}";
    }
}

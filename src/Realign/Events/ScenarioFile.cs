using Realign.Files;
using YamlDotNet.RepresentationModel;

namespace Realign.Events;

/// <summary>Reads scenario files; docs/scenarios.md teaches the format and docs/schema/scenario.schema.json describes it to editors.</summary>
public sealed class ScenarioFile
{
    /// <summary>A rate above this is a percentage that lost its sign.</summary>
    private const double LargestRate = 10;

    internal static readonly IReadOnlyDictionary<string, Closure> Closures = new Dictionary<string, Closure>
    {
        ["world-share"] = Closure.WorldShare,
        ["own-share"] = Closure.OwnShare,
        ["balanced"] = Closure.Balanced,
        ["given"] = Closure.Given,
    };

    internal static readonly IReadOnlyList<string> Models = ["general-equilibrium"];

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

    /// <summary>The name of a closure in files.</summary>
    public static string NameOf(Closure closure) => Closures.First(c => c.Value == closure).Key;

    private Scenario Scenario()
    {
        var root = new YamlFields(_file, _file.Root, "a scenario");
        var scenario = new Scenario
        {
            File = _file.Path,
            Name = root.Required("name"),
            Question = root.Text("question"),
            World = root.Text("world"),
            Model = OneOf(root, "model", Models, "general-equilibrium"),
            Closure = Closures[OneOf(root, "closure", [.. Closures.Keys], "world-share")],
            Deficits = Deficits(root),
            DeficitsPlace = root.PlaceOf("deficits"),
            Elasticities = Elasticities(root),
            Groups = Groups(root),
            GroupsPlace = root.PlaceOf("groups"),
            Focus = root.Names("focus") ?? [],
            FocusPlace = root.PlaceOf("focus"),
            Events = [.. root.Items("events").Select(Event)],
        };
        root.RejectUnknown();
        if (scenario.Deficits.Count > 0 && scenario.Closure != Closure.Given)
            throw root.PlaceOf("deficits").Error($"deficits are given, but the closure is '{NameOf(scenario.Closure)}'. Write 'closure: given', or drop them.");
        return scenario;
    }

    private static string OneOf(YamlFields fields, string key, IReadOnlyList<string> allowed, string otherwise)
    {
        string text = fields.Text(key) ?? otherwise;
        return allowed.Contains(text) ? text : throw fields.PlaceOf(key).Error($"'{text}' is no {key}.{NearestName.Hint(text, allowed)} Known: {string.Join(", ", allowed)}.");
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
                return new ElasticityChoice(set, [.. map.Keys.Where(k => k != "set").Select(k => (k, Positive(map.Number(k)!.Value, map.PlaceOf(k))))]) { Place = place };
            case var node:
                string text = root.Text("elasticities")!;
                return char.IsAsciiDigit(text[0])
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
        string kind = f.Required("kind");
        ScenarioEvent e = kind switch
        {
            "tariff" => new TariffEvent(Scope(f), Rate(f, "rate"), Mode(f)) { Id = "", Kind = kind, Place = f.Place },
            "tariff-schedule" => new TariffScheduleEvent(Beside(f.Required("file")), Mode(f)) { Id = "", Kind = kind, Place = f.Place },
            "agreement" => Agreement(f),
            "trade-cost" => new TradeCostEvent(Scope(f), Above(f, "change", -1)) { Id = "", Kind = kind, Place = f.Place },
            "boycott" => new BoycottEvent(Scope(f), Share(f), f.Flag("mutual")) { Id = "", Kind = kind, Place = f.Place },
            "embargo" => new BoycottEvent(Scope(f), EventSize.Certain(1), f.Flag("mutual")) { Id = "", Kind = kind, Place = f.Place },
            "productivity" => new ProductivityEvent(f.RequiredNames("economy"), f.Names("sector") ?? ["all"], Above(f, "change", -1)) { Id = "", Kind = kind, Place = f.Place },
            "transfer" => new TransferEvent(f.Required("from"), f.Required("to"), Size(f, "amount")) { Id = "", Kind = kind, Place = f.Place },
            _ => throw f.PlaceOf("kind").Error($"'{kind}' is no kind of event.{NearestName.Hint(kind, EventKeys.Kinds)} Known: {string.Join(", ", EventKeys.Kinds)}."),
        };
        e = e with { Id = f.Text("id") ?? DefaultId(kind), Date = f.Date("date"), Until = f.Date("until"), Source = f.Text("source"), Note = f.Text("note") };
        f.RejectUnknown();
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

    private static TradeScope Scope(YamlFields f) => new(f.RequiredNames("importer"), f.RequiredNames("exporter"), f.Names("sector") ?? ["goods"]);

    private static AgreementEvent Agreement(YamlFields f)
    {
        var members = f.Names("members") ?? [];
        if (members.Count == 1) throw f.PlaceOf("members").Error("an agreement needs two members or more; a group counts as its members only together with others.");
        var importers = members.Count > 0 ? f.Names("importer") ?? [] : f.RequiredNames("importer");
        var exporters = members.Count > 0 ? f.Names("exporter") ?? [] : f.RequiredNames("exporter");
        if (members.Count > 0 && importers.Count + exporters.Count > 0)
            throw f.PlaceOf("members").Error("an agreement has either members, for both directions, or an importer and an exporter.");
        return new AgreementEvent(new TradeScope(importers, exporters, f.Names("sector") ?? ["goods"]), members, Size(f, "effect"), PhaseIn(f)) { Id = "", Kind = "agreement", Place = f.Place };
    }

    private static List<(int Year, double Share)> PhaseIn(YamlFields f)
    {
        if (f.Mapping("phase-in") is not { } map) return [];
        return [.. map.Keys.Select(key =>
        {
            double share = map.Number(key)!.Value;
            if (!int.TryParse(key, out int year)) throw map.PlaceOf(key).Error($"'{key}' is no year; write phase-in like {{2025: 0.5, 2026: 1}}.");
            return share is >= 0 and <= 1 ? (year, share) : throw map.PlaceOf(key).Error($"a share of {share} is not possible; it lies between 0 and 1.");
        }).OrderBy(p => p.year)];
    }

    private static TariffMode Mode(YamlFields f) => OneOf(f, "mode", ["add", "set"], "add") == "set" ? TariffMode.Set : TariffMode.Add;

    private static EventSize Rate(YamlFields f, string key)
    {
        var rate = Above(f, key, -1);
        return rate.High <= LargestRate ? rate : throw f.PlaceOf(key).Error($"a rate of {rate.High:G4} is {100 * rate.High:G6} %; write 0.25 or 25% for a quarter.");
    }

    private static EventSize Share(YamlFields f)
    {
        var share = Size(f, "share");
        return share is { Low: >= 0, High: <= 1 } ? share : throw f.PlaceOf("share").Error($"a share of {(share.High > 1 ? share.High : share.Low)} is not possible; it lies between 0 and 1 (0.3 refuses 30 %).");
    }

    private static EventSize Above(YamlFields f, string key, double limit)
    {
        var size = Size(f, key);
        return size.Low > limit ? size : throw f.PlaceOf(key).Error($"'{key}' is {100 * size.Low:G4} %; it must be above {100 * limit:G4} %.");
    }

    /// <summary>A number, or a mapping of low, value and high.</summary>
    private static EventSize Size(YamlFields f, string key)
    {
        if (f.Node(key) is not YamlMappingNode) return EventSize.Certain(f.Number(key) ?? throw f.Place.Error($"the key '{key}' is missing."));
        var map = f.Mapping(key)!;
        double Part(string part) => map.Number(part) ?? throw map.Place.Error($"'{key}' has a range but no '{part}'; it needs low, value and high.");
        (double low, double value, double high) = (Part("low"), Part("value"), Part("high"));
        map.RejectUnknown();
        return low <= value && value <= high ? new EventSize(low, value, high) : throw map.Place.Error($"'{key}' has low {low}, value {value}, high {high}; they must be in this order.");
    }

    private string Beside(string file) => Path.Combine(Path.GetDirectoryName(_file.Path) ?? "", file);
}

using System.Globalization;
using Realign.Files;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>Reads <c>case.yaml</c>; docs/cases.md teaches the format and docs/schema/case.schema.json describes it to editors.</summary>
internal sealed class CaseReader
{
    internal static readonly IReadOnlyList<string> Keys =
        ["name", "question", "brief", "article", "publication", "at", "economy", "partners", "draws", "seed", "dates", "years", "gaps", "scenarios", "coalition", "game", "switching", "claims"];

    internal static readonly IReadOnlyList<string> PublicationKeys = ["url", "author", "date"];

    internal static readonly IReadOnlyList<string> ScenarioKeys = ["id", "title", "file"];

    internal static readonly IReadOnlyList<string> CoalitionKeys = ["title", "file", "players"];

    internal static readonly IReadOnlyList<string> SwitchingKeys = ["buyer", "from", "share", "alternatives", "within"];

    internal static readonly IReadOnlyList<string> GameKeys = ["title", "file", "players", "player", "moves"];

    internal static readonly IReadOnlyList<string> MoveKeys = ["label", "player", "moves", "events"];

    private const int MostYears = 50;
    private const int MostPlayers = 8;
    private readonly YamlFields _root;
    private readonly string _folder;

    public CaseReader(string file, string folder)
    {
        var document = YamlDocumentFile.Read(file);
        _root = new YamlFields(document, document.Root, "a case");
        _folder = folder;
    }

    public CaseFolder Read()
    {
        _root.RejectUnknown(Keys);
        var read = new CaseFolder
        {
            Name = _root.Required("name"),
            Question = _root.Text("question"),
            Brief = _root.Text("brief"),
            Article = CaseArticleReader.Read(_root, _folder),
            Publication = _root.Mapping("publication") is { } publication ? Publication(publication) : null,
            At = _root.Date("at"),
            Economy = _root.Text("economy"),
            Partners = _root.Names("partners") ?? [],
            Draws = Whole("draws", CaseFolder.DefaultDraws, int.MaxValue),
            Seed = Whole("seed", 1, int.MaxValue),
            Dates = Dates(),
            Years = Whole("years", CaseFolder.DefaultYears, MostYears),
            Gaps = _root.Names("gaps") ?? [],
            Scenarios = Scenarios(),
            Coalition = _root.Mapping("coalition") is { } coalition ? Coalition(coalition) : null,
            Game = _root.Mapping("game") is { } game ? Game(game) : null,
            Switching = _root.Mapping("switching") is { } switching ? Switching(switching) : null,
        };
        var claims = CaseClaimReader.Read(_root, [.. read.Scenarios.Select(s => s.Id)], read.Article?.Article.Text);
        read = read with { Claims = claims, Gaps = [.. read.Gaps, .. read.Article is null ? [] : claims.Where(c => !c.Claim.IsPlaced).Select(NotInText)] };
        return read.Scenarios.Count > 0 ? read : throw _root.PlaceOf("scenarios").Error("the case has no scenarios; list at least one.");
    }

    private static Publication Publication(YamlFields fields)
    {
        fields.RejectUnknown(PublicationKeys);
        return new Publication(WebAddress.Of(fields, "url"), fields.Text("author"), fields.Date("date")?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static string NotInText(CaseClaim claim) => $"The words of the claim '{claim.Id}' do not stand in the article: they are a paraphrase, and nothing is marked for them.";

    private int Whole(string key, int otherwise, int most)
    {
        if (_root.Number(key) is not { } number) return otherwise;
        return number >= 0 && number <= most && number == Math.Floor(number)
            ? (int)number
            : throw _root.PlaceOf(key).Error($"'{key}' is {number.ToString(CultureInfo.InvariantCulture)}; it must be a whole number from 0 to {most}.");
    }

    private List<DateOnly> Dates()
    {
        var places = _root.ValuePlaces().GetValueOrDefault("dates", []);
        return [.. (_root.Names("dates") ?? []).Select((text, k) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : throw places[k].Error($"'{text}' is no date; write it like 2025-04-05."))];
    }

    private List<CaseScenario> Scenarios()
    {
        var scenarios = new List<CaseScenario>();
        foreach (var item in _root.Items("scenarios"))
        {
            item.RejectUnknown(ScenarioKeys);
            var scenario = new CaseScenario(item.Required("id"), item.Text("title") ?? "", ScenarioFileOf(item));
            if (scenario.Id == CaseClaim.NoScenario) throw item.PlaceOf("id").Error($"a scenario cannot be called '{CaseClaim.NoScenario}', which claims have that no scenario brings about; choose another id.");
            if (scenarios.Exists(s => s.Id == scenario.Id)) throw item.PlaceOf("id").Error($"the scenario id '{scenario.Id}' stands twice; ids must be unique.");
            scenarios.Add(scenario);
        }

        return scenarios;
    }

    private string ScenarioFileOf(YamlFields fields)
    {
        string file = Path.Combine(_folder, fields.Required("file"));
        return File.Exists(file) ? file : throw fields.PlaceOf("file").Error($"there is no file '{file}'. Scenario files stand relative to the case.");
    }

    private CoalitionPlan Coalition(YamlFields fields)
    {
        fields.RejectUnknown(CoalitionKeys);
        var players = fields.Mapping("players") ?? throw fields.Place.Error("the key 'players' is missing; write it like {COL: [agreement-col], BRA: [agreement-bra]}.");
        var read = players.Keys.Select(code => (code, players.RequiredNames(code))).ToList();
        return read.Count is >= 2 and <= MostPlayers
            ? new CoalitionPlan(fields.Text("title") ?? "", ScenarioFileOf(fields), read)
            : throw fields.PlaceOf("players").Error($"a coalition of {read.Count} cannot be computed; name 2 to {MostPlayers} players.");
    }

    private static SwitchingPlan Switching(YamlFields fields)
    {
        fields.RejectUnknown(SwitchingKeys);
        double share = fields.Number("share", percent: true) ?? 1, within = fields.Number("within", percent: true) ?? 0.1;
        if (!(share is > 0 and <= 1)) throw fields.PlaceOf("share").Error($"a share of {share.ToString(CultureInfo.InvariantCulture)} cannot be refused; it lies above 0 and up to 1 (0.3 or 30%).");
        if (!(within >= 0)) throw fields.PlaceOf("within").Error($"a rise of {within.ToString(CultureInfo.InvariantCulture)} is not possible; write it like 10%.");
        return new SwitchingPlan(fields.Required("buyer"), fields.Required("from"), share, fields.Text("alternatives") ?? "latin-america", within);
    }

    private GamePlan Game(YamlFields fields)
    {
        fields.RejectUnknown(GameKeys);
        var players = fields.RequiredNames("players");
        return new GamePlan(fields.Text("title") ?? "", ScenarioFileOf(fields), players, Move(fields, players, fields.Text("title") ?? ""));
    }

    private static GameMove Move(YamlFields fields, IReadOnlyList<string> players, string label)
    {
        if (fields.Text("player") is not { } player)
            return fields.Node("moves") is null ? new GameMove(label, null, [], fields.Names("events") ?? []) : throw fields.PlaceOf("moves").Error("there are moves, but no 'player' whose they are.");
        if (!players.Contains(player)) throw fields.PlaceOf("player").Error($"'{player}' is no player of this game.{NearestName.Hint(player, players)} Its players are {string.Join(", ", players)}.");
        if (fields.Node("events") is not null) throw fields.PlaceOf("events").Error("events stand at the ends of the game, where nobody moves any more.");
        var moves = fields.Items("moves").Select(m =>
        {
            m.RejectUnknown(MoveKeys);
            return Move(m, players, m.Required("label"));
        }).ToList();
        return moves.Count >= 2 ? new GameMove(label, player, moves, []) : throw fields.Place.Error($"{player} decides here and needs at least two moves.");
    }
}

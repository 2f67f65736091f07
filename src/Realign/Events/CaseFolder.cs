using Realign.Files;

namespace Realign.Events;

/// <summary>A case: a question with the scenarios that answer it. A folder with <c>case.yaml</c>, or with a <c>scenario.yaml</c> alone.</summary>
public sealed record CaseFolder
{
    internal static readonly IReadOnlyList<string> Keys = ["name", "question", "brief", "at", "scenarios"];

    internal static readonly IReadOnlyList<string> ScenarioKeys = ["id", "title", "file"];

    public required string Name { get; init; }

    public string? Question { get; init; }

    /// <summary>What the article says, in our own words.</summary>
    public string? Brief { get; init; }

    /// <summary>The day at which the case is run unless another is asked for.</summary>
    public DateOnly? At { get; init; }

    /// <summary>The scenarios; the first is the one that runs unless another is asked for.</summary>
    public required IReadOnlyList<CaseScenario> Scenarios { get; init; }

    /// <summary>Reads a case from its folder.</summary>
    /// <exception cref="FileException">The folder holds no case, or the file is wrong.</exception>
    public static CaseFolder Read(string folder)
    {
        string file = Path.Combine(folder, "case.yaml"), single = Path.Combine(folder, "scenario.yaml");
        if (File.Exists(file)) return ReadFile(file, folder);
        if (!File.Exists(single)) throw new FileException(folder, "the folder holds neither case.yaml nor scenario.yaml. Give a case folder or a scenario file.");
        return new CaseFolder { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Scenarios = [new CaseScenario("scenario", "", single)] };
    }

    /// <summary>The scenario of a given id, or the first.</summary>
    /// <exception cref="RealignException">There is none of that id.</exception>
    public CaseScenario Scenario(string? id) => id is null
        ? Scenarios[0]
        : Scenarios.FirstOrDefault(s => s.Id == id)
            ?? throw new RealignException($"'{id}' is no scenario of this case.{NearestName.Hint(id, Scenarios.Select(s => s.Id))} It has {string.Join(", ", Scenarios.Select(s => s.Id))}.");

    private static CaseFolder ReadFile(string file, string folder)
    {
        var document = YamlDocumentFile.Read(file);
        var root = new YamlFields(document, document.Root, "a case");
        root.RejectUnknown(Keys);
        var read = new CaseFolder
        {
            Name = root.Required("name"),
            Question = root.Text("question"),
            Brief = root.Text("brief"),
            At = root.Date("at"),
            Scenarios = Listed(root, folder),
        };
        if (read.Scenarios.Count == 0) throw root.PlaceOf("scenarios").Error("the case has no scenarios; list at least one.");
        return read;
    }

    private static List<CaseScenario> Listed(YamlFields root, string folder)
    {
        var scenarios = new List<CaseScenario>();
        foreach (var item in root.Items("scenarios"))
        {
            var scenario = One(item, folder);
            if (scenarios.Exists(s => s.Id == scenario.Id)) throw item.PlaceOf("id").Error($"the scenario id '{scenario.Id}' stands twice; ids must be unique.");
            scenarios.Add(scenario);
        }

        return scenarios;
    }

    private static CaseScenario One(YamlFields fields, string folder)
    {
        fields.RejectUnknown(ScenarioKeys);
        var scenario = new CaseScenario(fields.Required("id"), fields.Text("title") ?? "", Path.Combine(folder, fields.Required("file")));
        return File.Exists(scenario.File) ? scenario : throw fields.PlaceOf("file").Error($"there is no file '{scenario.File}'. Scenario files stand relative to the case.");
    }
}

/// <summary>One scenario of a case.</summary>
public sealed record CaseScenario(string Id, string Title, string File);

using Realign.Files;
using Realign.Reports;

namespace Realign.Cases;

/// <summary>A case: a question with the scenarios that answer it. A folder with <c>case.yaml</c>, or with a <c>scenario.yaml</c> alone.</summary>
public sealed record CaseFolder
{
    public const int DefaultDraws = 200;

    public const int DefaultYears = 10;

    public required string Name { get; init; }

    public string? Question { get; init; }

    /// <summary>What the article says, in our own words.</summary>
    public string? Brief { get; init; }

    /// <summary>The article whose claims are judged; null when the case names none.</summary>
    public CaseArticle? Article { get; init; }

    /// <summary>Where and by whom the report is published; null when the case does not say.</summary>
    public Publication? Publication { get; init; }

    /// <summary>The day at which the case is run unless another is asked for.</summary>
    public DateOnly? At { get; init; }

    /// <summary>Code of the economy that the case is about; null for the first in focus of the main scenario.</summary>
    public string? Economy { get; init; }

    /// <summary>Codes of the partners that the case is about.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Draws of the uncertain inputs unless another number is asked for.</summary>
    public int Draws { get; init; } = DefaultDraws;

    /// <summary>Seed of the draws unless another is asked for.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Other days at which the main scenario is solved.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>Years of the path of the main scenario; 0 for no path.</summary>
    public int Years { get; init; } = DefaultYears;

    /// <summary>What the case lacks, in sentences.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Who could sell instead; null when it is not asked.</summary>
    public SwitchingPlan? Switching { get; init; }

    /// <summary>What the article claims; none when nothing is to be judged.</summary>
    public IReadOnlyList<CaseClaim> Claims { get; init; } = [];

    /// <summary>The scenarios; the first is the main one.</summary>
    public required IReadOnlyList<CaseScenario> Scenarios { get; init; }

    public CoalitionPlan? Coalition { get; init; }

    public GamePlan? Game { get; init; }

    /// <summary>Reads a case from its folder.</summary>
    /// <exception cref="FileException">The folder holds no case, or the file is wrong.</exception>
    public static CaseFolder Read(string folder)
    {
        string file = Path.Combine(folder, "case.yaml"), single = Path.Combine(folder, "scenario.yaml");
        if (File.Exists(file)) return new CaseReader(file, folder).Read();
        if (!File.Exists(single)) throw new FileException(folder, "the folder holds neither case.yaml nor scenario.yaml. Give a case folder or a scenario file.");
        return new CaseFolder { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Scenarios = [new CaseScenario("scenario", "", single)] };
    }

    /// <summary>The scenario of a given id, or the first.</summary>
    /// <exception cref="RealignException">There is none of that id.</exception>
    public CaseScenario Scenario(string? id) => id is null
        ? Scenarios[0]
        : Scenarios.FirstOrDefault(s => s.Id == id)
            ?? throw new RealignException($"'{id}' is no scenario of this case.{NearestName.Hint(id, Scenarios.Select(s => s.Id))} It has {string.Join(", ", Scenarios.Select(s => s.Id))}.");
}

using Realign.Facts;
using Realign.Models.Ensembles;
using Realign.Products.Switching;
using Realign.PublicFinance;
using Realign.Reports;
using Realign.Worlds;

namespace Realign.Cases.Testing;

/// <summary>What the tests of a case's claims look at: what was solved, with its draws, and the facts.</summary>
internal sealed record ClaimContext
{
    public required Laboratory Laboratory { get; init; }

    /// <summary>Position of the case's economy.</summary>
    public required int Economy { get; init; }

    /// <summary>The scenarios; the first is the main one.</summary>
    public required IReadOnlyList<SolvedScenario> Scenarios { get; init; }

    /// <summary>The main scenario under other assumptions; the first is as it is.</summary>
    public required IReadOnlyList<(string Id, string Label, Setting Setting, Samples Samples)> Variants { get; init; }

    public DebtResult? Debt { get; init; }

    /// <summary>Who could sell instead; null when the case does not ask.</summary>
    public SwitchingResult? Switching { get; init; }

    public FactLedger? Facts { get; init; }

    /// <summary>Goods trade of past years; null for none.</summary>
    public TradeHistory? History { get; init; }

    /// <summary>The day of the article; facts later than this are outcomes.</summary>
    public DateOnly? Date { get; init; }

    public World World => Laboratory.World;

    public string Code => World.Economies[Economy].Code;

    public IReadOnlyList<MeasureInfo> Measures => Laboratory.Measures.Infos;

    public SolvedScenario? Scenario(string? id) => id is null ? Scenarios[0] : Scenarios.FirstOrDefault(s => s.Id == id);

    public string Name(string code) => World.TryEconomyIndex(code, out int n) ? EconomyText.InSentence(World.Economies[n].Name) : code;
}

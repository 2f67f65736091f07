using System.Globalization;
using Realign.Backtests;
using Realign.Cases.Testing;
using Realign.Dependence;
using Realign.Events;
using Realign.Products;
using Realign.Products.Switching;
using Realign.PublicFinance;
using Realign.PublicFinance.Budget;
using Realign.Reports;
using Realign.Verdicts;
using Realign.Worlds;

namespace Realign.Cases;

/// <summary>
/// Runs a whole case: its scenarios, the main one under other models and at other days, year by year, the coalition and the game, every part with
/// the same draws of the same inputs.
/// </summary>
public sealed class CaseRun
{
    /// <summary>At most so many draws for dependence: each solves the end of all trade with a partner four times.</summary>
    private const int DependenceDraws = 40;

    private readonly CaseFolder _folder;
    private readonly World _world;
    private readonly CaseOptions _options;
    private readonly Laboratory _laboratory;
    private readonly int _economy;
    private readonly IReadOnlyList<(CaseScenario Case, Scenario Scenario)> _scenarios;

    /// <exception cref="RealignException">A scenario is wrong, or an economy is not in the world.</exception>
    public CaseRun(CaseFolder folder, World world, CaseOptions options, IProgress<CaseProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(world);
        (_folder, _world, _options) = (folder, world, options);
        _scenarios = [.. folder.Scenarios.Select(s => (s, Read(s.File)))];
        RejectUnusedOverrides();
        _economy = world.EconomyIndex(folder.Economy ?? (Main.Focus is [var first, ..] ? first : null) ?? throw new RealignException($"The case '{folder.Name}' is about no economy; write 'economy: COL' in case.yaml, or 'focus' in its first scenario."));
        var measures = new CaseMeasures(world, _economy, [.. folder.Partners.Select(world.EconomyIndex)]);
        ClaimLink.Follow(measures, world.Economies[_economy].Code, folder.Claims);
        _laboratory = new Laboratory(world, measures, options.Draws ?? folder.Draws, options.Seed ?? folder.Seed, options.Threads, progress);
    }

    private DateOnly? At => _options.At ?? _folder.At;

    private Scenario Main => _scenarios[0].Scenario;

    /// <summary>Runs everything.</summary>
    /// <exception cref="RealignException">A part of the case does not fit the world.</exception>
    public CaseResult Run(CancellationToken cancellation = default)
    {
        _laboratory.Start(Planned(), cancellation);
        var path = _folder.Years > 0 ? new PathRun(_laboratory, Main, At, _folder.Years).Run() : null;
        var main = _laboratory.Resolve(Main.PhasedIn(), At);
        var asIs = _laboratory.MeasureSamples("the main scenario", main, new Setting(), null);
        var scenarios = _scenarios.Select(Solve).ToList();
        var (debt, noDebt) = Debt([.. scenarios.Select(s => s.Impulses).OfType<ScenarioImpulses>()], cancellation);
        var switching = Switching(cancellation);
        var variants = new VariantRuns(_laboratory, main, asIs);
        var variantResults = variants.Run();
        return new CaseResult
        {
            RealignVersion = Product.Version,
            Name = _folder.Name,
            Question = _folder.Question,
            Brief = _folder.Brief,
            Article = _folder.Article is { } a ? new ArticleResult(a.File, a.Title, a.Url, a.Publisher, a.Author, Text(a.Date), a.Article.Text) : null,
            Publication = _folder.Publication,
            At = Text(At),
            Economy = _world.Economies[_economy].Code,
            Partners = _folder.Partners,
            Command = _options.Command,
            Draws = _laboratory.Draws,
            Seed = _laboratory.Seed,
            World = new WorldSummary(_world.Name, _world.Year, _world.Hash, _world.Economies.Count, _world.Sectors.Count),
            EconomyNames = _world.Economies.ToDictionary(e => e.Code, e => e.Name),
            SectorNames = _world.Sectors.ToDictionary(s => s.Code, s => s.Name),
            Measures = _laboratory.Measures.Infos,
            Scenarios = [.. scenarios.Select(s => s.Result)],
            Dates = [.. _folder.Dates.Select(At => new DateResult(Text(At)!, _laboratory.Measure($"on {Text(At)}", _laboratory.Resolve(Main.PhasedIn(), At), new Setting())))],
            Variants = variantResults,
            Variance = new VarianceRun(_laboratory, main, asIs).Run(),
            Path = path,
            Coalition = _folder.Coalition is { } coalition ? new CoalitionRun(_laboratory, coalition, Read(coalition.File), At).Run() : null,
            Game = _folder.Game is { } game ? new GameRun(_laboratory, game, Read(game.File), At).Run() : null,
            Debt = debt,
            Switching = switching,
            Dependence = scenarios[0].Impulses is null ? [] : [.. _folder.Partners.Select(p => Dependence(p, cancellation))],
            Claims = Judge(new ClaimContext { Laboratory = _laboratory, Economy = _economy, Scenarios = scenarios, Variants = variants.Draws, Debt = debt, Switching = switching, Facts = _options.Facts, History = _options.History, Date = At }),
            Evidence = Evidence.Of(_world, _folder, _economy, [.. _scenarios.SelectMany(s => s.Scenario.Events)], noDebt),
            Solutions = _laboratory.Tried,
            SolutionsFailed = _laboratory.Failed,
        };
    }

    /// <summary>Reads a scenario with the overrides that it knows.</summary>
    private Scenario Read(string file) => ScenarioFile.Read(file, [.. _options.Overrides.Where(o => Misfit(file, o) is null)]);

    /// <summary>Why an override does not fit a scenario file; null when it does.</summary>
    private static RealignException? Misfit(string file, string assignment)
    {
        try
        {
            ScenarioFile.Read(file, [assignment]);
            return null;
        }
        catch (RealignException e)
        {
            return e;
        }
    }

    private void RejectUnusedOverrides()
    {
        foreach (string assignment in _options.Overrides)
            if (_scenarios.Select(s => Misfit(s.Case.File, assignment)).ToList() is var misfits && misfits.TrueForAll(m => m is not null)) throw misfits[0]!;
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private SolvedScenario Solve((CaseScenario Case, Scenario Scenario) asked)
    {
        var scenario = asked.Scenario;
        var resolved = _laboratory.Resolve(scenario.PhasedIn(), At);
        var summary = new ScenarioSummary(scenario.Name, Path.GetFileName(scenario.File), Text(At), EventText.Summaries(resolved.Scenario));
        return _laboratory.Solve(asked.Case, resolved, summary, _economy);
    }

    /// <summary>How the economy depends on a partner, before and after the main scenario.</summary>
    private DependenceResult Dependence(string partner, CancellationToken cancellation)
    {
        var options = new DependenceOptions { Draws = Math.Min(_laboratory.Draws, DependenceDraws), Seed = _laboratory.Seed, Threads = _options.Threads, At = At, UsdPerUnit = RunReport.UsdPer(_world.Unit) };
        return new DependenceStudy(_world, EconomyGroup.Of(_world, _economy), options, Main).On(EconomyGroup.Of(_world, _world.EconomyIndex(partner)), null, cancellation);
    }

    /// <summary>Who could sell instead, product by product; null when the case does not ask or there are no data.</summary>
    private SwitchingResult? Switching(CancellationToken cancellation)
    {
        if (_folder.Switching is not { } plan || _options.Products is not { } products) return null;
        var flows = products.File.Read(plan.Buyer, null);
        var options = new SwitchingOptions { Draws = _laboratory.Draws, Seed = _laboratory.Seed, Threads = _options.Threads };
        var study = new SwitchingStudy(flows, products.Elasticities, options, _world, products.Sectors, RunReport.UsdPer(_world.Unit));
        return study.Run(new SwitchingShock { From = [plan.From], Removed = plan.Share }, plan.Alternatives, new Alternatives(Countries.Members(plan.Alternatives), plan.Within), products.File, null, cancellation);
    }

    private IReadOnlyList<JudgedClaim> Judge(ClaimContext context)
    {
        string? Record(CaseClaim claim) => TrackRecord.Shipped.Lines((_scenarios.FirstOrDefault(s => s.Case.Id == claim.Scenario).Scenario ?? Main).Events.Select(e => e.Kind)).FirstOrDefault(r => r.Episode is not null)?.Line;
        return [.. _folder.Claims.Select(c => ClaimTests.Judge(context, c, Record(c)))];
    }

    /// <summary>The debt of the economy with what the scenarios do to it, or why there is none.</summary>
    private (DebtResult? Debt, string? Missing) Debt(IReadOnlyList<ScenarioImpulses> impulses, CancellationToken cancellation)
    {
        if (_options.Macro is not { } macro || impulses.Count == 0) return (null, null);
        try
        {
            return (new DebtStudy(macro, _world.Economies[_economy].Code, new DebtOptions { Seed = _laboratory.Seed, Threads = _options.Threads }).Run(impulses, cancellation), null);
        }
        catch (RealignException e) // Trade has an answer all the same.
        {
            return (null, $"The budget and the debt are not in this answer. {e.Message}");
        }
    }

    /// <summary>How many solutions a run needs.</summary>
    private int Planned()
    {
        int parts = _scenarios.Count + _folder.Dates.Count + 1 + VariantRuns.Count + (_folder.Years > 0 ? _folder.Years + 1 : 0)
            + (_folder.Coalition is { } coalition ? 1 << coalition.Players.Count : 0)
            + (_folder.Game is { } game ? GameRun.Ends(game.Root) : 0)
            + (_laboratory.Draws > 0 ? VarianceRun.Samples(_laboratory.Resolve(Main.PhasedIn(), At), _laboratory) : 0);
        return parts * Math.Max(1, _laboratory.Draws);
    }
}

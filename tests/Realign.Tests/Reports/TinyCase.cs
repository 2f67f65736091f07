using Realign.Backtests;
using Realign.Claims;
using Realign.Models.Ensembles;
using Realign.Reports;
using Realign.Verdicts;

namespace Realign.Tests.Reports;

/// <summary>The result of a case about two economies, made by hand: every part is there, and its words hold what tables must escape.</summary>
internal static class TinyCase
{
    public const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public const string AwkwardText = "pipes | commas, \"quotes\"\nand lines";

    /// <summary>The case with this change of welfare in its main scenario.</summary>
    public static CaseResult With(Interval welfare) => new()
    {
        RealignVersion = "0.1.0",
        Name = "A tiny case",
        Question = "Does A|B gain?",
        Brief = "Two economies, one sector.",
        At = "2025-05-14",
        Economy = "AAA",
        Partners = ["BBB"],
        Command = "realign run tiny --draws 10",
        Draws = welfare.Low is null ? 0 : 10,
        Seed = 3,
        SolutionsFailed = 10,
        Solutions = 90,
        World = new WorldSummary("tiny", 2024, Hash, 2, 1),
        EconomyNames = new Dictionary<string, string> { ["AAA"] = "Aland", ["BBB"] = "Beland" },
        SectorNames = new Dictionary<string, string> { ["S1"] = "Things" },
        Measures = [new MeasureInfo("welfare", "Welfare", "fraction"), new MeasureInfo("goods-balance", "Goods balance, all partners", "USD")],
        Scenarios = [
            new CaseScenarioResult("main", "A tariff", [welfare, new Interval(-2e9, -3e9, -1e9)], Run(welfare)),
            new CaseScenarioResult("broken", "A ruinous tariff", [], Failed),
        ],
        Dates = [new DateResult("2025-05-14", [welfare, Interval.Point(-2e9)])],
        Variants = [
            new VariantResult("one", "One sector", AwkwardText, [Interval.Point(-0.02), Interval.Point(1e9)], null),
            new VariantResult("two", "No deficits", "Everyone pays.", null, "it does not converge"),
        ],
        Variance = new VarianceResult(["Size of 'tariff'"], [[new VarianceShare(0.7, 0.8), new VarianceShare(-0.01, 0.9)]]),
        Path = new PathResult("A tariff, slowly", [new PathYear(2025, 0, 0.4, [welfare, Interval.Point(-1e9)])]),
        Coalition = new CoalitionResult(
            "Both",
            [Event("c", inForce: true)],
            [new CoalitionPlayer("AAA", Interval.Point(5e8), Interval.Point(0.01), Interval.Point(0.02), Interval.Point(0.01))],
            Interval.Point(5e8),
            [new CoalitionSubset([], [Interval.Point(0)], Interval.Point(0)), new CoalitionSubset(["AAA"], [Interval.Point(0.02)], Interval.Point(5e8))]),
        Game = new GameResult("A threat", ["AAA", "BBB"], [Event("g", inForce: false)], Root),
        Debt = TinyDebt.Of("main"),
        Claims = [new JudgedClaim
        {
            Id = "closes",
            Claim = new Claim { Span = AwkwardText, Start = 0, Speaker = "A <b>minister</b>", Measure = ClaimMeasure.TradeBalance, SubjectEconomy = "AAA", Direction = ClaimDirection.Eliminate, Approximate = "practically | zero" },
            Scenario = "main",
            Measure = "goods-balance",
            Target = new ClaimTarget(TargetKind.Ratio, null, 0.1, "practically zero"),
            Tests = [
                new ClaimTestResult(ClaimTestKind.Forecast, Finding.Contradicts, AwkwardText, [new ClaimFigure("probability", 0.05, "fraction", "10 draws", "javascript:alert(1)")], 0.05),
                ClaimTestResult.None(ClaimTestKind.Premise, "No figure."),
            ],
            Verdict = new Verdict("very unlikely", 0.05, "Very unlikely, if the scenario comes true.", "The record.", ["with the band twice as wide: unlikely"]),
        }],
        Evidence = new EvidenceResult(
            [new DonorResult("BBB", "AAA")],
            [new BenchmarkResult("AAA: exports", 10e9, 9e9, -0.1, "A yearbook")],
            [new AdjustmentResult("AAA", 0.1, 0.2, 0.3, 0.4)],
            ["A note."],
            ["=1+1 is a gap that begins like a formula."],
            [new SourceResult("Flows", "An office", "CC BY", "https://example.org")],
            [new ElasticitySetResult("four", "A paper")],
            [new RecordLine("tariff", "us-china-2018", "On a past tariff | the model did *well*."), new RecordLine("transfer", null, "Nothing is known.")]),
    };

    public static CaseResult Unsolved
    {
        get
        {
            var result = With(Interval.Point(0.01));
            return result with { Scenarios = [result.Scenarios[1]], Dates = [], Variants = [], Variance = null, Path = null, Coalition = null, Game = null, Debt = null, Claims = [] };
        }
    }

    private static GameNode Root => new("Does Aland answer?", 1, "AAA", [], [Interval.Point(0.01), Interval.Point(0.02)], [
        new GameNode("yes", 0.25, "BBB", [], [Interval.Point(0), Interval.Point(0)], [new GameNode("Beland | stays", 1, null, ["g"], [Interval.Point(0), Interval.Point(0)], [])]),
        new GameNode("no", 0.75, null, [], [Interval.Point(0.01), Interval.Point(0.02)], []),
    ]);

    private static RunResult Failed => new()
    {
        RealignVersion = "0.1.0",
        Scenario = new ScenarioSummary("broken", "broken.yaml", "2025-05-14", [Event("t", inForce: true)]),
        World = new WorldSummary("tiny", 2024, Hash, 2, 1),
        Model = "general-equilibrium",
        Closure = "world-share",
        Elasticities = "median",
        Converged = false,
        Failure = "wages diverge",
        Conditions = [],
        Iterations = 200,
        SolveMilliseconds = 1,
        BaselineSolved = false,
    };

    private static RunResult Run(Interval welfare) => Failed with
    {
        Converged = true,
        Failure = null,
        MaxResidual = 1e-12,
        Conditions = [new ConditionSummary("market clearing", 1e-12, "AAA, S1")],
        Draws = welfare.Low is null ? 0 : 10,
        Economies = [Economy("AAA", "Aland", welfare), Economy("BBB", "Beland", Interval.Point(0.003)), Economy("CCC", "Celand", Interval.Point(-0.004))],
        Balances = [new BalanceResult("AAA", "BBB", new BeforeAfter(1e9, -1e9), new BeforeAfter(1.5e9, -0.5e9, -1e9, 0.25e9))],
        Sectors = [new SectorResult("AAA", "S1", new BeforeAfter(5e9, 6e9), new BeforeAfter(2e9, 2.5e9), Interval.Point(0.05))],
        Trade = [new TradeResult("AAA", "BBB", new BeforeAfter(4e9, 3e9), new BeforeAfter(2.5e9, 3.5e9), Interval.Point(0.001), Interval.Point(0.002))],
    };

    private static EconomyResult Economy(string code, string name, Interval welfare) => new()
    {
        Code = code,
        Name = name,
        DonatedCoefficients = code == "BBB",
        Welfare = welfare,
        RealWage = Interval.Point(0.011),
        TermsOfTrade = Interval.Point(0.012),
        VolumeOfTrade = Interval.Point(0.013),
        PriceIndex = Interval.Point(0.014),
        WelfareAtOldTastes = welfare,
        OtherWelfare = Interval.Point(0.015),
        Exports = new BeforeAfter(10e9, 11e9),
        Imports = new BeforeAfter(12e9, 13e9),
        GoodsExports = new BeforeAfter(8e9, 9e9),
        GoodsImports = new BeforeAfter(7e9, 6e9),
        TariffRevenue = new BeforeAfter(1e8, 1234567890.5),
    };

    private static EventSummary Event(string id, bool inForce) => new(id, "tariff", AwkwardText, "2025-05-14", "https://example.org/a|b", null, inForce);
}

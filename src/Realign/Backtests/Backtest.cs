using System.Security.Cryptography;
using System.Text;
using Realign.Events;
using Realign.Files;
using Realign.Models.GeneralEquilibrium;
using Realign.Worlds;

namespace Realign.Backtests;

/// <summary>
/// Takes the world of a past year, applies the events that followed, and compares the changes of trade shares that the model predicts with those that came.
/// Everything it needs lies in one folder: <c>episodes.yaml</c>, scenarios with their schedules, worlds of past years, and <c>shares.parquet</c>.
/// </summary>
public sealed class Backtest
{
    /// <summary>The set that reports use.</summary>
    public const string DefaultElasticities = ElasticityChoice.WorldsOwn;

    /// <summary>The default set at the size that it has grown to after so many years; see <see cref="ElasticityHorizon"/>.</summary>
    public const string GrowingElasticities = "median-growing";

    public const string SharesFile = "shares.parquet";

    internal const string Plain = "plain";
    internal const string RelativeBasis = "relative";

    private readonly string _folder;
    private readonly Dictionary<string, GeneralEquilibriumModel> _worlds = new(StringComparer.Ordinal);
    private (World World, ObservedShares Shares)? _observed;

    /// <param name="folder">The folder, for example <c>data/track-record</c>.</param>
    /// <exception cref="FileException">The list of episodes is missing or wrong.</exception>
    public Backtest(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder;
        Episodes = EpisodeFile.Read(folder);
    }

    public IReadOnlyList<Episode> Episodes { get; }

    /// <summary>Tests the model.</summary>
    /// <exception cref="RealignException">The episode or the set is unknown, or a file is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public BacktestResult Run(BacktestOptions? options = null, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new BacktestOptions();
        if (options.Overrides.Count > 0 && options.Episode is null) throw new RealignException("Values can be set in the scenario of one episode only; choose it ('--event ID').");
        var episodes = Chosen(options);
        int done = 0, planned = episodes.Sum(e => e.After.Count * Sets(Open(e).World, e, options).Count);
        var results = new List<EpisodeResult>();
        foreach (var episode in episodes)
            results.Add(Test(episode, options, () => progress?.Report(new BacktestProgress(episode.Title, done++, planned)), cancellation));
        string main = options.Elasticities ?? DefaultElasticities;
        return new BacktestResult
        {
            RealignVersion = Product.Version,
            InputsHash = HashOfInputs(),
            Elasticities = main,
            Draws = options.Draws,
            Seed = options.Seed,
            SmallestShare = options.SmallestShare,
            SmallestFlow = options.SmallestFlow,
            Episodes = results,
            Sectors = Pooling.BySector(results, main, Open(episodes[0]).World, options),
            ElasticitySets = Pooling.BySet(results),
        };
    }

    /// <summary>The world of the year before an episode.</summary>
    /// <exception cref="RealignException">The episode is unknown.</exception>
    public World WorldOf(string episode) => Open(Chosen(new BacktestOptions { Episode = episode })[0]).World;

    /// <summary>SHA-256 over the names and contents of the input files, lower-case hexadecimal.</summary>
    public string HashOfInputs()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/')).Where(IsInput).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsInput(string file) => Path.GetExtension(file) is ".yaml" or ".csv" or ".gz" or ".parquet";

    private List<Episode> Chosen(BacktestOptions options) => options.Episode is not { } id ? [.. Episodes]
        : Episodes.FirstOrDefault(e => e.Id == id) is { } one ? [one]
        : throw new RealignException($"'{id}' is no episode.{NearestName.Hint(id, Episodes.Select(e => e.Id))} There are {string.Join(", ", Episodes.Select(e => e.Id))}.");

    /// <summary>Names of the sets to test, the one with full scores first.</summary>
    private static List<string> Sets(World world, Episode episode, BacktestOptions options)
    {
        string[] known = [DefaultElasticities, GrowingElasticities, .. world.ElasticitySets.Select(s => s.Name)];
        return options.Elasticities is not { } name ? episode.Kind == "tariff" ? [.. known] : [DefaultElasticities]
            : known.Contains(name) ? [name]
            : throw new RealignException($"'{name}' is no elasticity set.{NearestName.Hint(name, known)} There are {string.Join(", ", known)}.");
    }

    private static double[] Elasticities(World world, string set, int years) => set switch
    {
        DefaultElasticities => [.. world.TradeElasticities],
        GrowingElasticities => [.. world.TradeElasticities.Select(θ => θ * ElasticityHorizon.Central.Share(years))],
        _ => [.. world.ElasticitySets.First(s => s.Name == set).Values],
    };

    private EpisodeResult Test(Episode episode, BacktestOptions options, Action step, CancellationToken cancellation)
    {
        var scenario = ScenarioFile.Read(episode.ScenarioFile, options.Overrides);
        var model = Open(scenario, episode);
        var observed = Observed(model.World);
        List<EpisodeRun> runs = [], others = [];
        string main = options.Elasticities ?? DefaultElasticities;
        foreach (int after in episode.After)
        {
            var at = new DateOnly(after, 7, 1);
            var lined = new EpisodeCells(model.World, observed, episode.TrendYears, after, options);
            var whole = scenario.Resolve(model.World, at);
            var alone = scenario.Events.Where(whole.InForce).Select(e => (e.Id, Resolved: scenario.Only(x => x.Id == e.Id).Resolve(model.World, at))).ToList();
            foreach (string set in Sets(model.World, episode, options))
            {
                cancellation.ThrowIfCancellationRequested();
                step();
                int years = after - model.World.Year;
                double[] θ = Elasticities(model.World, set, years), longRun = Elasticities(model.World, set, int.MaxValue);
                var solved = model.Solve(whole.ToShock(longRun), new SolveOptions { Closure = scenario.Closure, TradeElasticities = θ, SpecificFactorShare = scenario.SpecificFactorShare }, cancellation);
                var cells = solved.Converged ? lined.Of(solved.Effects, [.. alone.Select(a => (a.Id, a.Resolved.ToShock(longRun)))]) : [];
                (set == main ? runs : others).Add(new EpisodeRun
                {
                    After = after,
                    Years = years,
                    Elasticities = set,
                    Converged = solved.Converged,
                    Failure = solved.Failure,
                    Scores = solved.Converged && set == main ? ScoreTable.Full(cells, alone.ConvertAll(a => a.Id), options) : [],
                    Cells = cells,
                });
            }
        }

        return new EpisodeResult
        {
            Id = episode.Id,
            Kind = episode.Kind,
            Title = episode.Title,
            Subject = episode.Subject,
            Quoted = episode.Quoted,
            World = model.World.Name,
            WorldHash = model.World.Hash,
            Base = model.World.Year,
            TrendYears = episode.TrendYears,
            AlsoHappened = episode.AlsoHappened,
            Runs = runs,
            OtherSets = others,
        };
    }

    private GeneralEquilibriumModel Open(Episode episode) => Open(ScenarioFile.Read(episode.ScenarioFile), episode);

    private GeneralEquilibriumModel Open(Scenario scenario, Episode episode)
    {
        string name = scenario.World ?? throw new FileException(episode.ScenarioFile, "the scenario names no world; a backtest needs that of the year before, for example 'world: world-2017'.");
        if (_worlds.TryGetValue(name, out var open)) return open;
        return _worlds[name] = new GeneralEquilibriumModel(WorldFolder.Read(Path.Combine(Path.GetDirectoryName(episode.ScenarioFile)!, name)));
    }

    /// <summary>Observed shares with positions of a world; read once as long as worlds have the same codes in the same order.</summary>
    private ObservedShares Observed(World world)
    {
        static IEnumerable<string> Codes(World w) => w.Economies.Select(e => e.Code).Concat(w.Sectors.Select(s => s.Code));
        if (_observed is { } known && Codes(known.World).SequenceEqual(Codes(world))) return known.Shares;
        _observed = (world, ObservedShares.Read(Path.Combine(_folder, SharesFile), world));
        return _observed.Value.Shares;
    }
}

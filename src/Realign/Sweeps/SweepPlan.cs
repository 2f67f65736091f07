using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Realign.Cases;
using Realign.Events;
using Realign.Worlds;

namespace Realign.Sweeps;

/// <summary>A sweep laid out: its combinations in order, and its units by number. Everything about a unit follows from its number.</summary>
public sealed class SweepPlan
{
    /// <summary>The most units of a sweep: each is a file.</summary>
    public const int MostUnits = 100_000;

    private readonly int _unitsOfCell;

    private SweepPlan(Sweep sweep, IReadOnlyList<SweepCell> cells, int unitsOfCell)
    {
        (Sweep, Cells, _unitsOfCell) = (sweep, cells, unitsOfCell);
        Hash = ComputeHash();
    }

    public Sweep Sweep { get; }

    /// <summary>The combinations: scenarios, within them worlds, models, closures.</summary>
    public IReadOnlyList<SweepCell> Cells { get; }

    public int Units => Cells.Count * _unitsOfCell;

    /// <summary>SHA-256 of everything but the worlds' numbers that the results follow from, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>Hashes of the worlds by the names that the sweep gives them.</summary>
    public IReadOnlyDictionary<string, string> WorldHashes =>
        Cells.DistinctBy(c => c.WorldName).ToDictionary(c => c.WorldName, c => c.World.Hash, StringComparer.Ordinal);

    public SweepUnit Unit(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Units);
        var (cell, batch) = Math.DivRem(number, _unitsOfCell);
        long first = (long)batch * Sweep.Batch;
        return new SweepUnit(number, cell, first, (int)Math.Min(Sweep.Batch, Sweep.Draws - first));
    }

    /// <summary>What a unit is, for people: its combination, its draws and their seed.</summary>
    public string Describe(SweepUnit unit) =>
        $"{Cells[unit.Cell]}, {(unit.Draws == 0 ? "central values" : $"draws {unit.FirstDraw} to {unit.FirstDraw + unit.Draws - 1} of seed {Sweep.Seed}")}";

    /// <summary>The message about a unit that failed as often as it may, with its input.</summary>
    public string FailureOf(SweepUnit unit, string reason) => $"unit {unit.Number} ({Describe(unit)}) failed {SweepRun.Attempts} times: {reason}";

    /// <summary>Why a unit failed: our own messages as they are, others with their kind.</summary>
    public static string ReasonOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is RealignException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
    }

    /// <summary>Reads scenarios and worlds and checks the sweep against them, before anything is solved.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="readWorld">Reads a world by name (null: the shipped one) from beside a folder.</param>
    /// <exception cref="RealignException">A measure, an economy or a code is unknown, or the product is too large.</exception>
    public static SweepPlan Make(Sweep sweep, Func<string?, string?, World> readWorld)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(readWorld);
        int unitsOfCell = CountUnits(sweep);
        var worlds = new Dictionary<string, World>(StringComparer.Ordinal);
        World Named(string? name, string file)
        {
            string key = name is null ? "" : Path.Combine(Path.GetDirectoryName(file) ?? "", name);
            if (!worlds.TryGetValue(key, out var world)) worlds.Add(key, world = readWorld(name, Path.GetDirectoryName(file)));
            return world;
        }

        var cells = new List<SweepCell>();
        foreach (string file in sweep.Scenarios)
        {
            var scenario = ScenarioFile.Read(file);
            IReadOnlyList<string?> asked = sweep.Worlds.Count > 0 ? [.. sweep.Worlds] : [scenario.World];
            foreach (string? name in asked)
            {
                var world = Named(name, sweep.Worlds.Count > 0 ? sweep.File : file);
                Check(sweep, world);
                scenario.Resolve(world, sweep.At);
                foreach (string model in sweep.Models.Count > 0 ? sweep.Models : [scenario.Model])
                    foreach (string closure in sweep.Closures.Count > 0 ? sweep.Closures : [ScenarioFile.NameOf(scenario.Closure)])
                        cells.Add(new SweepCell(Path.GetFileNameWithoutExtension(file), name ?? world.Name, world, scenario with { Model = model, Closure = ScenarioFile.Closures[closure] }));
            }
        }

        foreach (var same in cells.GroupBy(c => c.WorldName))
            if (same.Select(c => c.World.Hash).Distinct().Count() > 1)
                throw new RealignException($"{sweep.File}: the scenarios mean different worlds by '{same.Key}', which results could not tell apart. Rename a folder.");
        return new SweepPlan(sweep, cells, unitsOfCell);
    }

    private static int CountUnits(Sweep sweep)
    {
        decimal cells = (decimal)sweep.Scenarios.Count * Math.Max(1, sweep.Worlds.Count) * Math.Max(1, sweep.Models.Count) * Math.Max(1, sweep.Closures.Count);
        decimal ofCell = Math.Max(1, Math.Ceiling((decimal)sweep.Draws / sweep.Batch));
        return cells * ofCell <= MostUnits
            ? (int)ofCell
            : throw new RealignException($"{sweep.File}: the sweep has {(cells * ofCell).ToString("N0", CultureInfo.InvariantCulture)} units ({cells:N0} combinations of {sweep.Draws:N0} draws, {sweep.Batch} a unit); at most {MostUnits:N0} are possible. Take fewer draws or combinations, or a larger 'batch'.");
    }

    private static void Check(Sweep sweep, World world)
    {
        foreach (string code in sweep.Economies.Concat(sweep.Partners))
            if (!world.TryEconomyIndex(code, out _))
                throw new RealignException($"{sweep.File}: '{code}' is no economy of the world '{world.Name}'.{NearestName.Hint(code, world.Economies.Select(e => e.Code))}");
        // Measures with a partner exist for every other economy; taking one that is no partner lists them all.
        int economy = Enumerable.Range(0, world.Economies.Count).FirstOrDefault(n => !sweep.Partners.Contains(world.Economies[n].Code));
        string[] known = [.. new CaseMeasures(world, economy, [.. sweep.Partners.Select(world.EconomyIndex)]).Infos.Select(m => m.Id)];
        foreach (string measure in sweep.Measures)
            if (!known.Contains(measure))
                throw new RealignException($"{sweep.File}: '{measure}' is no measure.{NearestName.Hint(measure, known)} Known: {string.Join(", ", known)}.{(sweep.Partners.Count == 0 ? " With 'partners' there are more, such as goods-balance-CHN." : "")}");
    }

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add(string.Create(CultureInfo.InvariantCulture, $"{Sweep.Draws}|{Sweep.Seed}|{Sweep.Batch}|{Sweep.At:yyyy-MM-dd}"));
        Add(string.Join(',', Sweep.Measures));
        Add(string.Join(',', Sweep.Economies));
        Add(string.Join(',', Sweep.Partners));
        Add(string.Join(',', Sweep.Quantiles.Select(q => q.ToString("R", CultureInfo.InvariantCulture))));
        Add(Sweep.KeepDraws ? "draws" : "quantiles");
        foreach (var cell in Cells) Add(cell.ToString());
        foreach (string file in Sweep.Scenarios)
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            // A tariff schedule stands in a file of its own.
            foreach (var schedule in Cells.First(c => c.Scenario.File == file).Scenario.Events.OfType<TariffScheduleEvent>())
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(schedule.File)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

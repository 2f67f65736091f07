using System.Collections.Concurrent;
using Realign.Facts;
using Realign.Models.GeneralEquilibrium;
using Realign.PublicFinance.Macro;
using Realign.Worlds;

namespace Realign.Server.Shelf;

/// <summary>The data that came with the program, each read once, when it is first asked for; safe to use from several threads.</summary>
public sealed class DataShelf
{
    public const string DefaultWorld = "world-2024";

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Lazy<GeneralEquilibriumModel>> _models = new(StringComparer.Ordinal);
    private readonly Lazy<MacroData> _macro;
    private readonly Lazy<FactLedger> _facts;
    private readonly Lazy<WorldCheckReport> _check;

    /// <param name="folder">The folder that holds <c>worlds</c>, <c>facts</c> and <c>macro</c>.</param>
    public DataShelf(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _folder = folder;
        _macro = new Lazy<MacroData>(() => MacroFile.Read(Path.Combine(folder, "macro", "macro.csv")));
        _check = new Lazy<WorldCheckReport>(() => WorldCheck.Run(Model(null).World));
        _facts = new Lazy<FactLedger>(() => new FactLedger(FactFile.Read(Path.Combine(folder, "facts", "facts.csv")), _macro.Value, new Lazy<World>(() => Model(null).World)));
    }

    /// <summary>Names of the worlds, in ordinal order.</summary>
    public IReadOnlyList<string> Worlds
    {
        get
        {
            string home = Path.Combine(_folder, "worlds");
            return Directory.Exists(home) ? [.. Directory.GetDirectories(home).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];
        }
    }

    public FactLedger Facts => _facts.Value;

    /// <summary>The identities of the default world.</summary>
    public WorldCheckReport Check => _check.Value;

    public MacroData Macro => _macro.Value;

    /// <summary>The general equilibrium on a world, ready to solve.</summary>
    /// <param name="world">A name of <see cref="Worlds"/>, never a path; null for the default.</param>
    /// <exception cref="RealignException">There is no world of that name.</exception>
    public GeneralEquilibriumModel Model(string? world)
    {
        string name = world ?? DefaultWorld;
        if (!Worlds.Contains(name, StringComparer.Ordinal)) throw new RealignException($"'{name}' is no world of this server. Known: {string.Join(", ", Worlds)}.");
        return _models.GetOrAdd(name, n => new Lazy<GeneralEquilibriumModel>(() => new GeneralEquilibriumModel(WorldFolder.Read(Path.Combine(_folder, "worlds", n))))).Value;
    }
}
